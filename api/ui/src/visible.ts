// A label as the sources write it becomes text in which no character can hide or turn the line around (api/visible.py).

const HIDDEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]/g

/** `text` with every hidden character shown by its number: ⟨U+202E⟩. */
export function visible(text: string): string {
  return text.replace(HIDDEN, (found) => `⟨U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
}
