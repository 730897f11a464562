import { beginWalk, type Broken, type Walk, walkOn, whyTooShort } from '../../domain/timeline/check-record.ts'
import { parseHead, type SaidHead, sayHead } from '../../domain/timeline/head.ts'
import { sha256 } from '../../storage/sha256.ts'
import { type Line, problem } from '../line.ts'
import { type ExportEnd, readBegin, readLine } from './read-export.ts'
import { sayWalk } from './say-walk.ts'

/**
 * `liaison verify --export`: verify a record from an exported file alone. `text` is the file's; `head` was noted elsewhere. The sentence
 * names the first line that does not follow from the one before it.
 */
export function verifyExport(text: string, asked: { file: string; head?: string }): Line[] {
  const noted = asked.head === undefined ? undefined : parseHead(asked.head)
  if (noted && 'refused' in noted) return [problem(noted.refused)]
  const [first = '', ...lines] = text.split('\n')
  const begun = readBegin(first)
  if (!begun) {
    const why = 'Its first line does not say that it is one'
    return [problem(`${asked.file} is no exported record. ${why}: \`liaison record acme --export FILE\` writes one.`)]
  }
  const walked = walk(lines, beginWalk(begun.partner, begun.chain, sha256), noted)
  const what = `${begun.slug}, ${begun.chain} record`
  return [sayWalk(what, walked), ...('broken' in walked ? [] : sayMissing(what, walked))]
}

/** The chain holds without it. */
function sayMissing(what: string, { missing }: Walk): Line[] {
  if (missing === 0) return []
  const facts = missing === 1 ? 'One fact has its content' : `${missing} facts have their content`
  return [
    problem(
      `${what}: ${facts} missing, which Liaison never erases: it was taken away. Ask whoever gave you this file for a whole one.`,
    ),
  ]
}

function walk(lines: string[], from: Walk, noted: SaidHead | undefined): Walk | Broken {
  let at = from
  for (const [index, text] of lines.entries()) {
    const line = readLine(text)
    if (line && 'end' in line) return ended(lines.slice(index + 1), at, line.end, noted)
    if (!line) {
      if (text === '' && index === lines.length - 1) break
      return { broken: `Line ${index + 2} is no fact of a record: it was changed, or damaged on its way.` }
    }
    const next = walkOn(at, line.fact, sha256, noted)
    if ('broken' in next) return next
    at = next
  }
  const tooShort =
    whyTooShort(at, noted) ?? `It stops after fact ${at.head.seq} without its last line: the end was cut off.`
  return { broken: tooShort }
}

function ended(rest: string[], at: Walk, end: ExportEnd, noted: SaidHead | undefined): Walk | Broken {
  const tooShort = whyTooShort(at, noted)
  if (tooShort !== undefined) return { broken: tooShort }
  const head = at.head.seq === 0 ? undefined : sayHead(at.head)
  if (end.facts !== at.head.seq || end.head !== head)
    return {
      broken: `Its last line tells of ${end.facts} facts, but there are ${at.head.seq}: some were cut off or added.`,
    }
  if (rest.some((text) => text !== '')) return { broken: 'Something stands after its last line: it was added.' }
  return at
}
