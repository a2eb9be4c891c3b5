// Every page loads this: it finds what the page has and loads what that needs.

const parts: readonly (readonly [string, () => Promise<{ start: (root: HTMLElement) => void | Promise<void> }>])[] = [
  ['form.find', () => import('./suggest')],
  ['#explorer', () => import('./explore/main')],
  ['form:has(input.date)', () => import('./dates')],
  ['form.query', () => import('./sparql/main')],
  ['.reading', () => import('./marks')],
  ['#colleagues', () => import('./colleagues')],
  // A curator can say something of a claim wherever its words stand; the words to say it with are the body's.
  ['#curator', () => import('./curate')],
  ...(sessionStorage.getItem('archontology-token') ? ([['body:not(:has(#curator)):has([data-claim], [data-judged])', () => import('./curate')]] as const) : []),
]

for (const [selector, load] of parts) {
  for (const root of document.querySelectorAll<HTMLElement>(selector)) {
    void load().then((part) => part.start(root))
  }
}
