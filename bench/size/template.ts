export type Column = string | number | null

/** A row as the product wrote it, by columns. */
export type Row = Record<string, Column>

/** What a copy says in place of what its original says. */
export type Copy = {
  /** Everything in it happens so much later. */
  shiftMs: number
  /** Ids and numbers of the original, and what the copy has instead; ids that are not there are made when they are met. */
  ids: Map<string, string>
  numbers: Map<string, number>
}

const SLOT =
  /(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})|(?<ms>\b1[78]\d{11}\b)|(?<iso>\d{4}-\d\d-\d\dT[\d:.]+\+00:00)|(?<label>(?:CASE|ESC)-\d+)/gu

type Part = string | ((copy: Copy) => string)

/** A row as a pattern for many: ids, moments and numbers in it are those of each copy. `label`: of its own number, "CASE" or "ESC". */
export function patternOf(row: Row, label?: string): (copy: Copy) => Column[] {
  const own = `${label}-${row['number']}`
  const columns = Object.entries(row).map(([name, value]): ((copy: Copy) => Column) => {
    if (label !== undefined && name === 'number') return ({ numbers }) => numbers.get(own)!
    if (typeof value !== 'string') return () => value
    const parts = partsOf(label === undefined ? value : value.replace(/"number":\d+/u, `"number":${own}`))
    return (copy) => {
      let said = ''
      for (const part of parts) said += typeof part === 'string' ? part : part(copy)
      return said
    }
  })
  return (copy) => columns.map((column) => column(copy))
}

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of text.matchAll(SLOT)) {
    parts.push(text.slice(from, found.index), slotOf(found[0], found.groups!, text[found.index - 1] === ':'))
    from = found.index + found[0].length
  }
  return [...parts, text.slice(from)]
}

function slotOf(said: string, { id, ms, iso }: Record<string, string | undefined>, bare: boolean): Part {
  if (id !== undefined) return ({ ids }) => idIn(ids, id)
  if (ms !== undefined) return ({ shiftMs }) => String(Number(ms) + shiftMs)
  if (iso !== undefined) {
    const at = Date.parse(iso)
    return ({ shiftMs }) => new Date(at + shiftMs).toISOString().replace('Z', '+00:00')
  }
  const [prefix] = said.split('-')
  return ({ numbers }) => (bare ? String(numbers.get(said)!) : `${prefix}-${numbers.get(said)!}`)
}

/** Made as soon as it is asked for, like an id of the product in length and disorder. */
function idIn(ids: Map<string, string>, original: string): string {
  const known = ids.get(original)
  if (known !== undefined) return known
  const made = crypto.randomUUID()
  ids.set(original, made)
  return made
}

/** A row that is to be numbered anew. */
export function without(column: 'seq' | 'id', row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== column))
}
