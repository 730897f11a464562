import { caseLabel } from '../../src/domain/cases/case.ts'

/** What somebody may ask to see at any time, and how: nothing of it may take longer because others have more. */
export const LOOKS: [string, (number: number) => string][] = [
  ['see a case', (number) => `show ${caseLabel(number)}`],
  ['see its timeline', (number) => `timeline ${caseLabel(number)}`],
  ['see its clocks', (number) => `sla explain ${caseLabel(number)}`],
  ['see open cases', () => 'cases partner-0'],
  ['see the partner', () => 'show partner-0'],
  ['see the partner, by its name', () => 'show "Partner 0"'],
  ['see the timeline of the partner', () => 'timeline partner-0'],
  ['see all partners', () => 'list'],
]
