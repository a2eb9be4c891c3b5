// A text area becomes an editor of SPARQL; it lives in a shadow root, where its styles need no inline style element.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language'
import { sparql } from '@codemirror/legacy-modes/mode/sparql'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

import { el } from '../dom'
import { completing } from './completing'
import type { Vocabulary } from './vocabulary'

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)', fontWeight: '600' },
  { tag: [tags.variableName, tags.special(tags.variableName)], color: 'var(--g-body)' },
  { tag: [tags.atom, tags.string], color: 'var(--yes)' },
  { tag: tags.comment, color: 'var(--soft)', fontStyle: 'italic' },
  { tag: tags.number, color: 'var(--maybe)' },
])

const THEME = EditorView.theme({
  '&': { backgroundColor: 'var(--sheet)', color: 'var(--ink)', border: '1px solid var(--soft)', borderRadius: '3px', fontSize: '.92rem' },
  '&.cm-focused': { outline: '3px solid var(--accent)', outlineOffset: '3px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', minHeight: '19rem' },
  '.cm-gutters': { backgroundColor: 'var(--sheet)', color: 'var(--soft)', border: '0' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--mark) !important' },
  '.cm-tooltip': { backgroundColor: 'var(--sheet)', color: 'var(--ink)', border: '1px solid var(--soft)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--paper)' },
})

// A browser that types over a selection keeps its look in a style attribute, which the pages' policy forbids.
const TYPED_OVER = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const plain = event.inputType === 'insertText' && !event.isComposing && event.data && !/^["'([{]$/.test(event.data)
    if (!plain || view.state.selection.main.empty) return false
    event.preventDefault()
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true })
    return true
  },
})

/** An editor in the place of `area`, which keeps its text; `run` is called by Ctrl or Cmd and Enter. */
export function editor(area: HTMLTextAreaElement, label: string, known: Promise<Vocabulary>, run: () => void): EditorView {
  const host = el('div', { class: 'editor' })
  area.before(host)
  const root = host.attachShadow({ mode: 'open' })
  const keys = [{ key: 'Mod-Enter', run: () => (run(), true) }, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]
  const view = new EditorView({
    root,
    parent: root as unknown as Element,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        keymap.of(keys),
        lineNumbers(),
        history(),
        drawSelection(),
        closeBrackets(),
        bracketMatching(),
        StreamLanguage.define(sparql),
        syntaxHighlighting(COLOURS),
        autocompletion({ override: [completing(known)] }),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = update.state.doc.toString()
        }),
        TYPED_OVER,
        THEME,
      ],
    }),
  })
  area.hidden = true
  return view
}
