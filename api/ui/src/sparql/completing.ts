// Where the cursor stands in a query becomes what may be written there.

import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'

import { shortened, type Vocabulary } from './vocabulary'

const KEYWORDS =
  'SELECT DISTINCT WHERE OPTIONAL FILTER UNION MINUS GRAPH BIND VALUES SERVICE CONSTRUCT DESCRIBE ASK PREFIX BASE FROM NAMED ORDER BY DESC ASC LIMIT OFFSET GROUP HAVING COUNT SUM AVG MIN MAX SAMPLE GROUP_CONCAT EXISTS NOT IN BOUND COALESCE IF STR LANG LANGMATCHES DATATYPE REGEX CONTAINS STRSTARTS STRENDS YEAR MONTH DAY'.split(' ')

/** Prefixes after PREFIX, terms after a colon, variables after a question mark, else keywords and prefixes. */
export function completing(known: Promise<Vocabulary>): CompletionSource {
  return async (context) => {
    const declared = context.matchBefore(/\bPREFIX\s+[\w-]*$/i)
    const word = context.matchBefore(/[?$]?[\w-]*(:[\w-]*)?$/)
    if (!word || (word.from === word.to && !context.explicit)) return null
    if (/[?$]/.test(word.text)) return variables(context, word.from)
    const words = await known
    if (declared) return prefixes(declared, words)
    return { from: word.from, options: [...terms(words), ...KEYWORDS.map((label) => ({ label, type: 'keyword', boost: -1 }))], validFor: /^[\w-]*(:[\w-]*)?$/ }
  }
}

function variables(context: CompletionContext, from: number): CompletionResult {
  const names = new Set(context.state.doc.toString().match(/[?$]\w+/g))
  return { from, options: [...names].map((label) => ({ label, type: 'variable' })), validFor: /^[?$]\w*$/ }
}

function prefixes(declared: { from: number; text: string }, { prefixes: all }: Vocabulary): CompletionResult {
  const start = declared.from + declared.text.length - (/[\w-]*$/.exec(declared.text)?.[0].length ?? 0)
  const options = [...all].map(([prefix, iri]) => ({ label: `${prefix}: <${iri}>`, type: 'namespace' }))
  return { from: start, options, validFor: /^[\w-]*$/ }
}

function terms({ prefixes: all, terms: used }: Vocabulary): Completion[] {
  return used.flatMap(({ iri, kind, count }) => {
    const label = shortened(iri, all)
    if (!label) return []
    const insert = declaring(label, all)
    return [{ label, type: kind, detail: String(count), apply: insert }]
  })
}

/** A term whose prefix the query does not declare brings its declaration along. */
function declaring(label: string, all: Map<string, string>): Exclude<Completion['apply'], string | undefined> {
  const prefix = label.slice(0, label.indexOf(':'))
  return (view, _completion, from, to) => {
    const missing = !new RegExp(`\\bPREFIX\\s+${prefix}:`, 'i').test(view.state.doc.toString())
    const head = missing ? `PREFIX ${prefix}: <${all.get(prefix) ?? ''}>\n` : ''
    view.dispatch({
      changes: [...(head ? [{ from: 0, insert: head }] : []), { from, to, insert: label }],
      selection: { anchor: from + head.length + label.length },
    })
  }
}
