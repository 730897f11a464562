import { plainBlanks } from '../../../src/ports/plain-blanks.ts'

/** The text of a message as its author saw it: entities decoded, markup gone, every blank an ordinary one. */
export function plainText(text: string, textFormat: string | undefined): string {
  const withoutMarkup = textFormat === 'xml' || textFormat === 'html' ? dropTags(text) : text
  return plainBlanks(decodeEntities(withoutMarkup))
}

function dropTags(text: string): string {
  return text
    .replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, '\n')
    .replace(/<\/?(?:p|div|span|a|b|strong|i|em|u|s|strike|ul|ol|li|code|pre|blockquote|font)(?:\s[^>]*)?>/gi, '')
}

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }))

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED.get(String(name).toLowerCase()) ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
