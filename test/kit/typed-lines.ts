import { readFileSync } from 'node:fs'

export type TypedPlace = 'direct' | 'channel' | 'thread' | 'outsider'
export type Certainty = 'understood' | 'probably' | 'several' | 'not' | 'help' | 'courtesy'

/** A line of test/fixtures/typed-lines.txt. `row`: its number in the file. */
export type TypedLine = {
  row: number
  place: TypedPlace
  line: string
  certainty: Certainty
  verb: string
  said: string
}

const PLACES: TypedPlace[] = ['direct', 'channel', 'thread', 'outsider']
const CERTAINTIES: Certainty[] = ['understood', 'probably', 'several', 'not', 'help', 'courtesy']

/** Lines as people type them, and what each means. */
export function typedLines(): TypedLine[] {
  const rows = readFileSync(new URL('../fixtures/typed-lines.txt', import.meta.url), 'utf8').split('\n')
  return rows.flatMap((text, index) => {
    if (text === '' || text.startsWith('#')) return []
    const [first = '', written = '', how = '', verb = '', said = ''] = text.split('\t')
    const place = PLACES.find((one) => one === first)
    const certainty = CERTAINTIES.find((one) => one === how)
    if (!place || !certainty) throw new Error(`typed-lines.txt:${index + 1} names no place or no certainty`)
    return [{ row: index + 1, place, line: asTyped(written), certainty, verb, said }]
  })
}

function asTyped(written: string): string {
  return written
    .replaceAll(String.raw`\n`, '\n')
    .replaceAll(/\\u([0-9a-f]{4})/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
