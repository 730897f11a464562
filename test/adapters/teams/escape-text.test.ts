import { expect, test } from 'vitest'
import { escapeText } from '../../../adapters/teams/render/escape-text.ts'

const Z = '\u200b'

test.for([
  ['emphasis', '*a* _b_ ~c~ `d`', '\\*a\\* \\_b\\_ \\~c\\~ \\`d\\`'],
  ['links', '[x](https://e.example)', '\\[x\\]\\(https://e.example\\)'],
  ['backslashes', 'C:\\temp', 'C:\\\\temp'],
  ['headings', '# a', '\\# a'],
  ['lists', '- a\n+ b', '\\- a\n\n\\+ b'],
  ['numbered lists', '1. a', '1\\. a'],
  ['quotations', '  > a', '  \\> a'],
  ['mentions', '<at>Anna</at>', `<${Z}at>Anna<${Z}/at>`],
  ['dates', '{{DATE(2026)}}', `{${Z}{DATE\\(2026\\)}}`],
  ['entities', '&lt;b&gt; &#60; R&D', '&amp;lt;b&amp;gt; &amp;#60; R&D'],
  ['signs inside a line, which mean nothing there', 'a - b # c > d 1.5 < 2', 'a - b # c > d 1.5 < 2'],
  ['line ends', 'a\r\nb', 'a\n\nb'],
] as const)('%s from people stay what was typed', ([, typed, escaped]) => {
  expect(escapeText(typed)).toBe(escaped)
})
