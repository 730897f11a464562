import type { Command } from 'commander'
import type { AppServices } from '../../app/services.ts'
import { explain } from '../explain/explain.ts'
import { sla } from '../explain/sla.ts'
import { ledger } from '../ledger/ledger.ts'
import type { Line } from '../line.ts'
import { checks } from './checks.ts'
import { report, type ReportAsked } from './report.ts'

/** Asks something of the database and prints the answer. */
type Printed = (ask: (services: AppServices) => Promise<Line[]>) => Promise<void>

type PeriodAsked = Omit<ReportAsked, 'partner' | 'inside'>
type ReportOptions = Omit<ReportAsked, 'partner'>

/** The commands that say how promises and figures stand, and what they come to in money. */
export function addReports(program: Command, printed: Printed): void {
  program
    .command('report')
    .argument('<partner>', 'the short name or the name of a partner')
    .option('--period <period>', 'a month, a quarter or a year: 2026-07, 2026-Q3, 2026; last month when left out')
    .option('--format <format>', 'markdown, or csv for spreadsheets', 'markdown')
    .option('--inside', 'how teams of ours kept what they owe inside our company, which the partner does not read')
    .description('Show how both sides kept what they promised each other in a period.')
    .action((partner: string, options: ReportOptions) => printed((given) => report(given, { partner, ...options })))

  program
    .command('checks')
    .argument('<partner>', 'the short name or the name of a partner')
    .option('--format <format>', 'csv for spreadsheets, or json', 'csv')
    .description('Show what came of all health checks with a partner: scores of both sides, gaps, answers, flags.')
    .action((partner: string, options: { format: string }) =>
      printed((given) => checks(given, { partner, ...options })),
    )

  program
    .command('sla')
    .argument('<partner>', 'the short name or the name of a partner')
    .description('Show what is promised with a partner, and how each promise and figure stands.')
    .action((name: string) => printed((given) => sla(given, name)))

  program
    .command('explain')
    .argument(
      '<what...>',
      'a case (CASE-12), or a partner and what is promised with it (acme "Orders ok", acme ledger)',
    )
    .option('--period <period>', 'a month, a quarter or a year, as for `report`')
    .description('Show what a clock, a figure or the lines of a ledger come of, with the arithmetic.')
    .action((what: string[], options: { period?: string }) => printed((given) => explain(given, { what, ...options })))

  program
    .command('ledger')
    .argument('<partner>', 'the short name or the name of a partner')
    .option('--period <period>', 'as it is agreed: 2026-07, 2026-Q3 or 2026; the last one that is over when left out')
    .option('--format <format>', 'markdown, or csv for spreadsheets', 'markdown')
    .description('Show what a period comes to in money for both sides, line by line.')
    .action((partner: string, options: PeriodAsked) => printed((given) => ledger(given, { partner, ...options })))
}
