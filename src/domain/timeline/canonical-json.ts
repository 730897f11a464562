export type Plain = string | number | boolean | null | undefined | Plain[] | { [key: string]: Plain }

/**
 * JSON that is the same text for the same content: the keys of every object sorted by UTF-16 code unit, keys without a value left out, no
 * space anywhere. Strings and numbers are written as JSON.stringify writes them.
 */
export function canonicalJson(value: Plain): string {
  if (Array.isArray(value)) return `[${value.map((each) => canonicalJson(each ?? null)).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null)
  const members = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`)
  return `{${members.join(',')}}`
}
