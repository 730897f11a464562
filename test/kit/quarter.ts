import { acmeSheet, App, globexSheet, people, places, type TestPlace, textOf } from './app-fixture.ts'

/*
 * The first quarter of 2027 of three partners. Acme keeps a service up and repairs it, Globex resolves and delivers, and with Hooli it is we who owe: we have to
 * acknowledge what they open. What has to come of it is worked out by hand in test/app/figures/quarter.test.ts.
 */

const AVAILABILITY = {
  ...{ name: 'Availability of orders', kind: 'availability', obligor: 'partner', period: 'month', atLeast: 99.5 },
  ...{ floor: 90, service: 'Orders API', hours: 'always', maintenance: { notice: '24h', confirmed: true } },
  protects: 'Orders are taken',
}
const OF_QUARTER = {
  obligor: 'partner',
  period: 'quarter',
  service: 'Orders API',
  hours: 'always',
  protects: 'Orders are taken',
}

const acme = {
  ...acmeSheet,
  sla: {
    others: 'end',
    objectives: [{ measure: 'resolve', severity: 1, obligor: 'partner', target: '4h', protects: 'Orders are taken' }],
    figures: [
      AVAILABILITY,
      { ...OF_QUARTER, name: 'Time to repair', kind: 'mttr', atMost: 5 },
      {
        ...OF_QUARTER,
        name: 'Time between failures',
        kind: 'mtbf',
        atLeast: 300,
        maintenance: AVAILABILITY.maintenance,
      },
      { ...OF_QUARTER, name: 'Failures', kind: 'failures', atMost: 5, maintenance: AVAILABILITY.maintenance },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'EUR', fee: '10000.00', period: 'month', cap: '12 %' },
      rules: [
        { measure: 'resolve', severity: 1, perBreach: '3 %' },
        {
          figure: 'Availability of orders',
          bands: [
            { beyond: 99.5, costs: '5 %' },
            { beyond: 98, costs: '10 %' },
          ],
        },
      ],
      earnBack: { months: 3, each: '50 %' },
      bonuses: [{ figure: 'Availability of orders', reaching: 99.95, pays: '2 %' }],
      bonusCap: '150.00',
    },
  },
}

const globex = {
  ...globexSheet,
  sla: {
    others: 'end',
    objectives: [{ measure: 'resolve', obligor: 'partner', target: '8h', attainment: 25, protects: 'Campaigns run' }],
    figures: [
      {
        ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
        ...{ source: 'The order system', protects: 'Customers get what they ordered' },
      },
    ],
  },
  money: {
    partner: {
      ...{ currency: 'GBP', fee: '4000.00', period: 'month', cap: '400.00' },
      rules: [
        { measure: 'resolve', perBreach: '150.00' },
        { figure: 'Orders without rework', perBreach: '5 %' },
      ],
    },
  },
}

const OTHER = places.elsewhere.conversationId

const hooli = {
  slug: 'hooli',
  name: 'Hooli Logistics',
  stage: 'steady',
  calendar: { zone: 'Europe/Paris' },
  people: [
    acmeSheet.people[0]!,
    {
      ...{ name: people.eve.name, side: 'partner', roles: ['account-manager'], zone: 'Europe/Paris' },
      slack: `${people.eve.tenantId}/${people.eve.userId}`,
    },
  ],
  channels: [{ purpose: 'shared', name: 'hooli-shared', slack: `T0HOME/${OTHER}` }],
  sla: {
    others: 'end',
    objectives: [
      { measure: 'acknowledge', obligor: 'internal', target: '2h', protects: 'Parcels leave' },
      { measure: 'resolve', obligor: 'internal', target: '16h', protects: 'Parcels leave' },
    ],
  },
  money: {
    internal: {
      ...{ currency: 'JPY', fee: 1_000_000, period: 'month', cap: '6 %', yearCap: 80_000, oneIncident: 'all' },
      rules: [
        { measure: 'resolve', perBreach: '1 %' },
        {
          measure: 'acknowledge',
          bands: [
            { beyond: 90, costs: '2 %' },
            { beyond: 60, costs: '5 %' },
          ],
        },
      ],
    },
  },
}

const PLACES: Partial<Record<keyof typeof people, TestPlace>> = {
  ravi: places.shared,
  mia: places.shared,
  leo: { conversationId: 'C-GLOBEX', kind: 'channel', name: 'globex-shared' },
  eve: { conversationId: OTHER, kind: 'channel', name: 'hooli-shared' },
}

/** When, on the clock of Paris, who says what. A case is called by its title in capitals: `A1`. */
const SAID: [when: string, who: keyof typeof people, line: string][] = [
  ['01-05 10:00', 'anna', 'case acme "A1" --severity 1 --service "Orders API"'],
  ['01-05 13:00', 'mia', 'resolve A1 "Restarted"'],
  ['01-05 13:30', 'anna', 'confirm A1'],
  ['01-11 11:00', 'anna', 'case globex "G1"'],
  ['01-12 15:00', 'anna', 'case acme "A2" --severity 1 --service "Orders API"'],
  ['01-12 16:00', 'anna', 'case acme "A3" --severity 1 --service "Orders API"'],
  ['01-12 17:00', 'mia', 'resolve A3 "Restarted"'],
  ['01-12 17:10', 'anna', 'confirm A3'],
  ['01-13 11:00', 'leo', 'resolve G1 "Sent"'],
  ['01-13 11:10', 'anna', 'confirm G1'],
  ['01-13 12:00', 'mia', 'resolve A2 "Replaced"'],
  ['01-13 12:30', 'anna', 'confirm A2'],
  ['01-18 09:00', 'eve', 'case "H1"'],
  ['01-18 09:00', 'eve', 'case "H2"'],
  ['01-18 09:00', 'eve', 'case "H3"'],
  ['01-18 10:00', 'anna', 'ack H1'],
  ['01-18 10:00', 'anna', 'ack H2'],
  ['01-18 10:00', 'anna', 'ack H3'],
  ['01-18 11:00', 'anna', 'resolve H1 "Sent"'],
  ['01-18 11:00', 'anna', 'resolve H2 "Sent"'],
  ['01-18 11:00', 'anna', 'resolve H3 "Sent"'],
  ['01-18 11:10', 'eve', 'confirm H1'],
  ['01-18 11:10', 'eve', 'confirm H2'],
  ['01-18 11:10', 'eve', 'confirm H3'],
  ['01-18 14:00', 'eve', 'case "H4"'],
  ['01-19 09:30', 'anna', 'ack H4'],
  ['01-21 10:00', 'anna', 'resolve H4 "Sent"'],
  ['01-21 10:10', 'eve', 'confirm H4'],
  // On the clock of whoever announces it, in London.
  [
    '02-01 11:00',
    'ravi',
    'maintenance "DB upgrade" --from 2027-02-13 19:00 --to 2027-02-13 22:00 --service "Orders API"',
  ],
  ['02-02 10:00', 'anna', 'confirm MAINT-1'],
  ['02-02 11:00', 'leo', 'measure "Orders without rework" 98.2'],
  ['02-08 09:00', 'anna', 'case acme "A4" --severity 1 --service "Orders API"'],
  ['02-08 10:00', 'mia', 'ask A4 "Which region?"'],
  ['02-08 14:00', 'anna', 'reply A4 "Paris"'],
  ['02-08 15:00', 'mia', 'resolve A4 "Rolled back"'],
  ['02-08 15:10', 'anna', 'confirm A4'],
  ['02-13 20:30', 'anna', 'case acme "A5" --severity 1 --service "Orders API"'],
  ['02-14 00:30', 'mia', 'resolve A5 "Upgraded"'],
  ['02-15 09:30', 'anna', 'confirm A5'],
  ['02-15 11:00', 'anna', 'case globex "G2"'],
  ['02-15 11:00', 'anna', 'case globex "G3"'],
  ['02-15 11:00', 'anna', 'case globex "G4"'],
  ['02-17 11:00', 'leo', 'resolve G2 "Sent"'],
  ['02-17 11:00', 'leo', 'resolve G3 "Sent"'],
  ['02-17 11:00', 'leo', 'resolve G4 "Sent"'],
  ['02-17 11:10', 'anna', 'confirm G2'],
  ['02-17 11:10', 'anna', 'confirm G3'],
  ['02-17 11:10', 'anna', 'confirm G4'],
  ['02-18 18:00', 'ravi', 'maintenance "Disks" --from 2027-02-18 19:00 --to 2027-02-18 21:00 --service "Orders API"'],
  ['02-18 20:00', 'anna', 'case acme "A6" --severity 1 --service "Orders API"'],
  ['02-18 21:00', 'mia', 'resolve A6 "Replaced"'],
  ['02-19 09:30', 'anna', 'confirm A6'],
  ['02-22 10:00', 'eve', 'case "H5"'],
  ['02-22 10:00', 'eve', 'case "H6"'],
  ['02-22 11:00', 'anna', 'case globex "G5"'],
  ['02-22 13:00', 'leo', 'resolve G5 "Sent"'],
  ['02-22 13:10', 'anna', 'confirm G5'],
  ['02-23 10:00', 'anna', 'ack H5'],
  ['02-23 10:00', 'anna', 'ack H6'],
  ['02-25 10:00', 'anna', 'resolve H5 "Sent"'],
  ['02-25 10:00', 'anna', 'resolve H6 "Sent"'],
  ['02-25 10:10', 'eve', 'confirm H5'],
  ['02-25 10:10', 'eve', 'confirm H6'],
  ['03-02 10:00', 'anna', 'case acme "A7" --severity 1 --kind request --service none'],
  ['03-02 11:00', 'mia', 'resolve A7 "Done"'],
  ['03-02 11:10', 'anna', 'confirm A7'],
  ['03-02 12:00', 'leo', 'measure "Orders without rework" 99.5'],
  ['03-10 10:00', 'leo', 'measure "Orders without rework" 99.3 --period 2027-01 --why "Two were counted twice"'],
  ['03-10 10:10', 'anna', 'accept globex --figure "Orders without rework" --period 2027-01'],
  ['03-15 09:00', 'eve', 'case "H7"'],
  ['03-15 10:30', 'anna', 'ack H7'],
  ['03-15 11:00', 'anna', 'resolve H7 "Sent"'],
  ['03-15 11:10', 'eve', 'confirm H7'],
  ['04-01 11:00', 'leo', 'measure "Orders without rework" 99'],
  ['04-07 12:00', 'anna', 'mine'],
]

/** The three of them, on Wednesday 7 April 2027: every period of the quarter is closed. */
export async function openQuarter(): Promise<{ app: App; labels: Map<string, string> }> {
  const app = await App.open(acme, globex, hooli)
  const labels = new Map<string, string>()
  for (const [when, who, line] of SAID) {
    await app.passTo(inParis(`2027-${when}`))
    const opened = /^case .*"(\w\d)"/u.exec(line)?.[1]
    if (opened !== undefined) labels.set(opened, `CASE-${labels.size + 1}`)
    const typed = opened === undefined ? line.replace(/(?<= )[AGH]\d\b/u, (title) => labels.get(title)!) : line
    const said = textOf(await app.says(people[who], typed, PLACES[who] ?? places.direct))
    if (/Not done|Did you mean|do not know/u.test(said)) throw new Error(`${when} ${who}: ${typed} – ${said}`)
  }
  return { app, labels }
}

/** "2027-01-05 10:00", on the clock of Paris. */
export function inParis(text: string): number {
  return Temporal.PlainDateTime.from(text.replace(' ', 'T')).toZonedDateTime('Europe/Paris').epochMilliseconds
}
