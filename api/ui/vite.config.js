// The entries below go in; files named by their content and a manifest that tells their names come out.
import { defineConfig } from 'vite'

export default defineConfig({
  base: './',
  publicDir: false,
  build: {
    outDir: process.env.ARCHONTOLOGY_BUILT,
    emptyOutDir: true,
    manifest: 'manifest.json',
    target: 'es2022',
    assetsInlineLimit: 0, // the pages' policy allows no data: addresses
    modulePreload: { polyfill: false },
    rollupOptions: { input: { page: 'src/page.ts' } },
  },
})
