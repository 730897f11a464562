import { describe, expect, test } from 'vitest'
import { namedBeside, type Part } from '../../../src/domain/partners/named-beside.ts'

const ACME = { slug: 'acme', name: 'Acme Hosting' }
const GLOBEX = { slug: 'globex', name: 'Globex Agency' }
const INITECH = { slug: 'initech-logistics', name: 'Initech Logistics' }
const CONSULTING = { slug: 'acme-consulting', name: 'Acme Consulting' }
const DHL = { slug: 'dhl', name: 'DHL' }
const OTHERS = [GLOBEX, INITECH, CONSULTING, DHL]

/** A line with straight quotes, taken apart. */
const parts = (line: string): Part[] =>
  line.split('"').flatMap((text, index) => (text.trim() === '' ? [] : [{ text: text.trim(), quoted: index % 2 === 1 }]))
const named = (line: string, plainly = false) => namedBeside(parts(line), ACME, OTHERS, plainly)

describe('beside a title', () => {
  test.each([
    ['"They overbilled us" globex', 'globex', 'They overbilled us', GLOBEX],
    ['"They overbilled us" globx', 'globx', 'They overbilled us', GLOBEX],
    ['"They overbilled us" for Globex Agency', 'Globex Agency', 'They overbilled us', GLOBEX],
    ['"They overbilled us" "globex"', 'globex', 'They overbilled us', GLOBEX],
    ['"They overbilled us" (dhk)', 'dhk', 'They overbilled us', DHL],
    ['partner globex "They overbilled us"', 'globex', 'They overbilled us', GLOBEX],
    ['the globex "They overbilled us"', 'globex', 'They overbilled us', GLOBEX],
    ['the "Globex Agency" "They overbilled us"', 'Globex Agency', 'the They overbilled us', GLOBEX],
    ['urgent globex "overbilled"', 'globex', 'urgent overbilled', GLOBEX],
    ['urgent: for globex, "overbilled"', 'globex', 'urgent: overbilled', GLOBEX],
    ['#globex-shared "overbilled"', 'globex', 'overbilled', GLOBEX],
    ['they overbilled us at Globex Agency', 'Globex Agency', 'they overbilled us at Globex Agency', GLOBEX],
    ['about the Globex Agency invoice', 'Globex Agency', 'about the Globex Agency invoice', GLOBEX],
    ['they overbilled us at globexx', 'globexx', 'they overbilled us at globexx', GLOBEX],
    ['the invoice of Dhk is wrong', 'Dhk', 'the invoice of Dhk is wrong', DHL],
    ['the globex-invoice is wrong', 'globex', 'the globex-invoice is wrong', GLOBEX],
    ['overbilled re:globex', 'globex', 'overbilled re:globex', GLOBEX],
    ['a wrong invoice (Globex)', 'Globex', 'a wrong invoice (Globex)', GLOBEX],
    ['all of GLOBEX’s invoices', 'GLOBEX', 'all of GLOBEX’s invoices', GLOBEX],
    ['late at initech', 'initech', 'late at initech', INITECH],
    ['late at Acme Consulting', 'Acme Consulting', 'late at Acme Consulting', CONSULTING],
  ])('“%s” names a partner by “%s”', (line, said, rest, partner) => {
    expect(named(line)).toEqual({ partner, said, rest })
  })

  test.each([
    '"Globex copied our design"',
    '"They overbilled us, like Globex"',
    'urgent "They overbilled us, like Globex"',
    '"Checkout" is down',
    'Orders API returns 500',
    'the invoice of Acme Hosting is wrong',
    'the acme login is slow',
    'invoices came late, the dhk too',
    'the logistics are late, and the agency is too',
    '500',
    '…',
  ])('“%s” names none', (line) => {
    expect(named(line)).toBeUndefined()
  })

  test('whoever begins with a partner’s name is taken at their word, unless another stands there as it is written', () => {
    expect(named('the globexx link is down', true)).toBeUndefined()
    expect(named('the Globex link is down', true)?.partner).toBe(GLOBEX)
    expect(named('"The link is down" globx', true)?.partner).toBe(GLOBEX)
  })

  test('what is as near to another as to the channel’s own partner is in doubt', () => {
    const here = { slug: 'globes', name: 'Globes' }
    expect(namedBeside(parts('they overbilled Globeq'), here, [GLOBEX], false)?.partner).toBe(GLOBEX)
    expect(namedBeside(parts('they overbilled Globes'), here, [GLOBEX], false)).toBeUndefined()
  })
})
