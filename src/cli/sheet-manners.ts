import { type Document, isScalar, visit } from 'yaml'

/** More than any company has partners for. */
export const MOST_BYTES = 5_000_000

export const TOO_LARGE = 'is larger than 5 MB. A partner takes a few KB: is this the right file? If so, split it.'

const DEEPER_THAN_ANY_SHEET = 'This is nested deeper than any sheet is.'

/** What is wrong with how a document is written, before what it says is looked at: a sentence each, with where it begins. */
export function illMannered(document: Document): { offset: number; sentence: string }[] {
  const faults = [...document.errors, ...document.warnings]
  const exhausted = faults.find(({ code }) => code === 'RESOURCE_EXHAUSTION')
  if (exhausted !== undefined) return [{ offset: 0, sentence: DEEPER_THAN_ANY_SHEET }]
  if (faults.length > 0) return faults.map(({ message, pos }) => ({ offset: pos[0], sentence: `${message}.` }))
  return unwelcome(document)
}

/** What YAML allows and a sheet does not need: what stands elsewhere, what stands twice, and names that every object has. */
function unwelcome(document: Document): { offset: number; sentence: string }[] {
  const found: { offset: number; sentence: string }[] = []
  const say = (node: { range?: readonly number[] | null }, sentence: string) =>
    void found.push({ offset: node.range?.[0] ?? 0, sentence })
  const aliases = new Set<string>()
  visit(document, {
    Alias(_, alias) {
      if (aliases.has(alias.source)) return
      aliases.add(alias.source)
      say(alias, `“*${alias.source}” stands for something written elsewhere. Write it out here.`)
    },
    Map(_, { items }) {
      const seen = new Set<string>()
      for (const { key } of items) {
        if (!isScalar(key)) continue
        // In YAML 1.1 “<<” is read as a symbol of that name.
        const name = typeof key.value === 'symbol' ? (key.value.description ?? '') : String(key.value)
        if (seen.has(name)) say(key, `“${name}” stands here twice. Keep one.`)
        if (name === '<<') say(key, '“<<” takes over what is written elsewhere. Write it out here.')
        if (name in {}) say(key, `Liaison does not know “${name}” here.`)
        seen.add(name)
      }
    },
  })
  return found
}
