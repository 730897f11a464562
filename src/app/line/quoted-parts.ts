/** Between quotes, as offsets into the text: `from` and `to` with them, `inner` and `end` without. */
export type QuotedPart = { from: number; inner: number; end: number; to: number }

/** Quotes of every keyboard that people use around more than a word. Which of them opens and which closes differs from one language to the next. */
const QUOTES = /["“”„‟«»＂〝〞〟″「」『』❝❞]/gu
/** Those are never anything but the first, or the last, and often stand without spaces around them. */
const OPENS = /[「『〝]/u
const CLOSES = /[」』〞〟]/u

/** Marks that nobody sees, such as those of a direction, stand around quotes in no greater number. */
const FEW = 5

/** The first sign of these, from either end, that can be seen. */
function besideUnseen(text: string, end: 0 | -1): string {
  return text.replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '').at(end) ?? ''
}

/**
 * What stands in quotes: any kind of quote closes any other, as phones and chat programs turn one into the other. Told by what is beside them, and a
 * pair inside another is text. One that only opens, or only closes, is a plain character. Takes as long as the text is.
 */
export function quotedParts(text: string): QuotedPart[] {
  const opened: { at: number; length: number }[] = []
  const parts: QuotedPart[] = []
  let closedAt = -1
  for (const { 0: sign, index: at } of text.matchAll(QUOTES)) {
    const to = at + sign.length
    const before = besideUnseen(text.slice(Math.max(0, at - FEW), at), -1)
    const after = besideUnseen(text.slice(to, to + FEW), 0)
    const last = opened.at(-1)
    if (last && closes(sign, before, after)) {
      opened.pop()
      while (parts.at(-1) && parts.at(-1)!.from > last.at) parts.pop()
      parts.push({ from: last.at, inner: last.at + last.length, end: at, to })
      closedAt = to
    } else if (opens(sign, before, after) || closedAt === at) opened.push({ at, length: sign.length })
  }
  return parts
}

function opens(sign: string, before: string, after: string): boolean {
  if (OPENS.test(sign)) return true
  return !CLOSES.test(sign) && (before === '' || /[\s(=[:：]/u.test(before)) && after !== ''
}

function closes(sign: string, before: string, after: string): boolean {
  if (CLOSES.test(sign)) return true
  if (OPENS.test(sign) || /[\p{L}\p{N}]/u.test(after)) return false
  const startsWord = /[\s(=[:：]/u.test(before) && after !== '' && !/\s/u.test(after)
  return !startsWord
}
