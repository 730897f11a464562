import { describe, expect, test } from 'vitest'
import { maybeMeant } from '../../../src/domain/partners/maybe-meant.ts'

const ACME = { slug: 'acme', name: 'Acme Hosting' }
const GLOBEX = { slug: 'globex', name: 'Globex Agency' }
const INITECH = { slug: 'initech-logistics', name: 'Initech Logistics' }
const DHL = { slug: 'dhl', name: 'DHL' }
const OTHERS = [GLOBEX, INITECH, DHL]

const meant = (text: string) => maybeMeant(text, ACME, OTHERS)

describe('the first words of a text', () => {
  test.each([
    ['Globx Agency They overbilled us', 'Globx Agency', GLOBEX],
    ['Globex Agncy They overbilled us', 'Globex Agncy', GLOBEX],
    ['globx they overbilled us', 'globx', GLOBEX],
    ['Globx', 'Globx', GLOBEX],
    ['GLOBEX: they overbilled us', 'GLOBEX', GLOBEX],
    ['Globex-Agency, they overbilled us', 'Globex-Agency', GLOBEX],
    ['GlobexAgency they overbilled us', 'GlobexAgency', GLOBEX],
    ['for globex: they overbilled us', 'globex', GLOBEX],
    ['with Globx they overbilled us', 'Globx', GLOBEX],
    ['Glоbex they overbilled us', 'Glоbex', GLOBEX],
    ['G1obex they overbilled us', 'G1obex', GLOBEX],
    ['Glo\u200bbex they overbilled us', 'Glo\u200bbex', GLOBEX],
    ['Initech logistics is late', 'Initech logistics', INITECH],
    ['Initech is late', 'Initech', INITECH],
    ['initech-logistic is late', 'initech-logistic', INITECH],
    ['DHL: nothing arrives', 'DHL', DHL],
    ['dhk nothing arrives', 'dhk', DHL],
  ])('“%s” may mean a partner by “%s”', (text, said, partner) => {
    expect(meant(text)).toEqual({ partner, said })
  })

  test.each([
    'Orders API returns 500',
    'They overbilled us, like Globex Agency',
    'Acme Hosting is slow',
    'Acne is what acme sells',
    'for acme: orders are late',
    'The logistics are late',
    'Agency fees are wrong',
    '500',
    '…',
    '',
  ])('“%s” mean none', (text) => {
    expect(meant(text)).toBeUndefined()
  })

  test('mean the channel’s own partner where that is nearer, and are in doubt where it is not', () => {
    const here = { slug: 'globus', name: 'Globus' }
    expect(maybeMeant('globu is late', here, [GLOBEX])).toBeUndefined()
    expect(maybeMeant('globe is late', here, [GLOBEX])?.partner).toBe(GLOBEX)
  })

  test('mean the nearest of several', () => {
    const near = { slug: 'globe', name: 'Globe' }
    expect(maybeMeant('globex is late', ACME, [near, GLOBEX])?.partner).toBe(GLOBEX)
  })
})
