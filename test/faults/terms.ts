import { SHEETS } from '../../src/playground/northwind/sheets.ts'

/** Of severity 1, so short that clocks run out and ladders climb while a run goes on. */
const objective = (measure: string, target: string) => ({
  measure,
  target,
  severity: 1,
  hours: 'always',
  protects: 'Orders keep flowing',
})

const EVERY_DAY = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

const step = (...tell: unknown[]) => ({ tell, wait: '2s', waitIn: 'wall' })

/** The partners of the playground, on terms of seconds: one document each, JSON being YAML. */
export const HURRIED_SHEETS: string[] = SHEETS.map((sheet) => {
  if (typeof sheet !== 'object' || sheet === null) throw new Error('A sheet is an object.')
  return JSON.stringify({
    ...sheet,
    // Whatever the time at which this runs, it is in somebody's hours.
    calendar: { zone: 'Europe/Paris', hours: [{ days: EVERY_DAY, from: '00:00', to: '24:00' }] },
    calendars: undefined,
    hours: undefined,
    checkIns: undefined,
    sla: { objectives: [objective('acknowledge', '4s'), objective('resolve', '8s')] },
    ladder: {
      cycles: 1,
      steps: [
        step({ side: 'internal', role: 'account-manager' }, { side: 'partner', role: 'account-manager' }),
        step('managers'),
      ],
    },
  })
})
