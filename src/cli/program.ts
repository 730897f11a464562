import { readFile, stat } from 'node:fs/promises'
import { Command } from 'commander'
import { processEnvironment } from '../config/process-environment.ts'
import { ACCOUNT_EXAMPLE } from './account-of.ts'
import { apply, type ApplyOptions } from './apply.ts'
import { backup } from './backup.ts'
import { askOverHttp } from './doctor/ask-over-http.ts'
import { examine } from './doctor/examine.ts'
import { byOf } from './by.ts'
import { erase } from './erase.ts'
import { exportSheets } from './export/export.ts'
import { type Line, problem } from './line.ts'
import { onStore } from './on-store.ts'
import { hook, type HookAsked } from './hook.ts'
import { addImport } from './import/add-import.ts'
import { importFrom } from './import/import.ts'
import { measure, MOST_BYTES_OF_TABLE } from './measure/measure.ts'
import { person } from './person.ts'
import { MOST_BYTES, TOO_LARGE } from './sheet-manners.ts'
import { addReports } from './report/add-reports.ts'
import { whyNotTogether } from './record/fits-together.ts'
import { record } from './record/record.ts'
import { restore } from './restore.ts'
import { verifyExport } from './record/verify-export.ts'
import { timeline } from './timeline/timeline.ts'
import { verify } from './verify.ts'

/** Run one command line, print what it has to say, and set the exit code: 1 when there is any problem. */
export async function runProgram(argv: string[]): Promise<void> {
  endQuietlyWithReader()
  const environment = processEnvironment()
  const program = new Command('liaison').description('Look after Liaison from the command line.')

  program
    .command('apply')
    .argument('<file>', 'a YAML file with one document for each partner or template; docs/examples shows everything')
    .description('Register the partners a file describes, or bring registered ones up to it.')
    .option('--by <name>', 'who is doing this, for the partner’s timeline; your user name on this system when left out')
    .option(
      '--remove-missing',
      'take away whoever is named for a partner and not in its sheet; what they hold passes on',
    )
    .option(
      '--rename',
      'take a name that differs as the new name of the partner that is registered under that short name',
    )
    .option('--plan', 'say what would be done, and change nothing')
    .action(async (file: string, { by: given, ...options }: ApplyOptions & { by?: string }) => {
      const by = byOf(given)
      if (typeof by !== 'string') return print([problem(by.refused)])
      const text = await readText(file, SHEET)
      if (typeof text !== 'string') return print([text])
      const create = options.plan !== true
      print(await onStore(environment, { create }, (services) => apply(services, text, file, by, options)))
    })

  program
    .command('export')
    .argument('[partner]', 'the short name or the name of a partner')
    .option('--all', 'each partner, one document after the other')
    .option('--templates', 'what health checks ask, each template one document')
    .description('Print a partner as the sheet that `liaison apply` takes; applied as it is, it changes nothing.')
    .action(async (partner: string | undefined, options: { all?: true; templates?: true }) => {
      const asked = { ...options, ...(partner !== undefined && { partner }), folder: process.cwd() }
      print(await onStore(environment, { create: false }, (services) => exportSheets(services, asked)))
    })

  program
    .command('timeline')
    .argument('<partner>', 'the short name or the name of a partner')
    .option('--since <moment>', 'only what happened since a date (2026-11-01) or for so long (7d)')
    .option('--format <format>', 'text, csv for spreadsheets, or jsonl: one JSON object on each line', 'text')
    .description('Show every change to a partner: people, channels and terms, who made it, and from where.')
    .action(async (partner: string, options: { since?: string; format?: string }) => {
      const asked = { partner, ...options }
      print(await onStore(environment, { create: false }, (services) => timeline(services, asked)))
    })

  addReports(program, async (ask) => print(await onStore(environment, { create: false }, ask)))

  program
    .command('measure')
    .argument('<file>', 'a CSV file with the columns partner, figure, period, value, and unit and reason where needed')
    .description('Report the numbers of a table for our side: all of them or, where any line is wrong, none.')
    .option('--encoding <encoding>', 'utf-8 or windows-1252, where the file does not begin with a mark that says it')
    .option(
      '--by <name>',
      'who is doing this, for the partners’ timelines; your user name on this system when left out',
    )
    .action(async (file: string, options: { encoding?: string; by?: string }) => {
      const by = byOf(options.by)
      if (typeof by !== 'string') return print([problem(by.refused)])
      const bytes = await readBytes(file, TABLE)
      if (!Buffer.isBuffer(bytes)) return print([bytes])
      const asked = { bytes, file, by, ...(options.encoding !== undefined && { encoding: options.encoding }) }
      print(await onStore(environment, { create: false }, (services) => measure(services, asked)))
    })

  addImport(program, async ({ by: given, ...asked }) => {
    const by = byOf(given)
    if (typeof by !== 'string') return print([problem(by.refused)])
    const text = await readText(asked.file, SCHEDULES)
    if (typeof text !== 'string') return print([text])
    print(await onStore(environment, { create: false }, (services) => importFrom(services, { ...asked, text, by })))
  })

  program
    .command('person')
    .argument('<who>', `a name, or an account such as ${ACCOUNT_EXAMPLE}`)
    .argument('[leaves]', 'the word “leaves”: pass on all that they hold')
    .option('--to <who>', 'who takes over, where they are named on the same side')
    .option(
      '--by <name>',
      'who is doing this, for the partners’ timelines; your user name on this system when left out',
    )
    .description('Show all that somebody holds; with “leaves”, pass it on.')
    .action(async (who: string, leaves: string | undefined, options: { to?: string; by?: string }) => {
      const by = byOf(options.by)
      if (typeof by !== 'string') return print([problem(by.refused)])
      const asked = {
        who,
        by,
        ...(leaves !== undefined && { leaves }),
        ...(options.to !== undefined && { to: options.to }),
      }
      print(await onStore(environment, { create: false }, (services) => person(services, asked)))
    })

  program
    .command('hook')
    .argument('[who]', `a name, or an account such as ${ACCOUNT_EXAMPLE}; left out of a page hook with a name`)
    .option('--name <name>', 'of a page hook that is nobody’s own, by which steps call it')
    .option('--of <owner>', 'ours, or the partner whose page hook it is')
    .option('--url <address>', 'the HTTPS address that takes the pages')
    .option('--new-secret', 'sign with a new secret, and for a day with the one before as well')
    .option('--remove', 'send no more pages there')
    .option('--by <name>', 'who is doing this, for our record; your user name on this system when left out')
    .description(
      'Set where a phone or SMS service takes pages for somebody, or for whoever is behind a page hook with a name. Alone: list those with a name.',
    )
    .action(async (who: string | undefined, options: Omit<HookAsked, 'who'>) => {
      const by = byOf(options.by)
      if (typeof by !== 'string') return print([problem(by.refused)])
      print(
        await onStore(environment, { create: false }, (services) =>
          hook(services, { ...(who !== undefined && { who }), ...options, by }),
        ),
      )
    })

  program
    .command('erase')
    .argument('<who>', `a name, or an account such as ${ACCOUNT_EXAMPLE}`)
    .option('--dry-run', 'say what would go, and change nothing')
    .option(
      '--by <name>',
      'who is doing this, for the partners’ timelines; your user name on this system when left out',
    )
    .description('Take away all that is kept of somebody and what they wrote, for good.')
    .action(async (who: string, options: { dryRun?: true; by?: string }) => {
      const by = byOf(options.by)
      if (typeof by !== 'string') return print([problem(by.refused)])
      const asked = { who, by, ...(options.dryRun && { dryRun: true }) }
      print(await onStore(environment, { create: false }, (services) => erase(services, asked)))
    })

  program
    .command('record')
    .argument('<partner>', 'the short name or the name of a partner')
    .option('--export <file>', 'write it to this new file; printed when left out')
    .description('Give out the record that is shared with a partner, so that its company can verify it alone.')
    .action(async (partner: string, options: { export?: string }) => {
      const asked = { partner, ...options }
      print(await onStore(environment, { create: false }, (services) => record(services, asked)))
    })

  program
    .command('verify')
    .argument('[partner]', 'the short name or the name of a partner; all of them when left out')
    .option('--export <file>', 'verify the record in this file, which `liaison record` wrote, without the database')
    .option('--head <head>', 'the head of the shared record as a card or an earlier run said it: a cut end shows')
    .option('--internal-head <head>', 'the same of the internal record')
    .description('Verify that no fact of a record was changed, taken away, or put elsewhere after it was recorded.')
    .action(async (partner: string | undefined, options: { export?: string; head?: string; internalHead?: string }) => {
      const unfit = whyNotTogether({ ...options, ...(partner !== undefined && { partner }) })
      if (unfit !== undefined) return print([problem(unfit)])
      const { export: file, ...heads } = options
      if (file === undefined) {
        const asked = { ...heads, ...(partner !== undefined && { partner }) }
        return print(await onStore(environment, { create: false }, ({ store }) => verify(store, asked)))
      }
      const text = await readText(file, EXPORT)
      if (typeof text !== 'string') return print([text])
      print(verifyExport(text, { file, ...(heads.head !== undefined && { head: heads.head }) }))
    })

  program
    .command('backup')
    .argument('<file>', 'a new file, such as liaison-2026-11-27.backup')
    .description('Write all that the database holds into a file, also while Liaison runs.')
    .action(async (file: string) => print(await backup(environment, file, new Date())))

  program
    .command('restore')
    .argument('<file>', 'a file that `liaison backup` has written')
    .option('--replace', 'keep a SQLite database that is there under another name')
    .option(
      '--erased <file>',
      'a newer list of the erased than those that lie beside the backup, which are applied too',
    )
    .description('Make the database what a backup holds, brought up to this build. Stop Liaison first.')
    .action(async (file: string, options: { replace?: true; erased?: string }) =>
      print(await restore(environment, file, { ...options, now: new Date() })),
    )

  program
    .command('doctor')
    .description(
      'Say what is wrong with the configuration, the platforms, the database, the messages and the partners, and what to do.',
    )
    .option('--format <format>', 'text, or jsonl: one JSON object on each line', 'text')
    .action(async ({ format }: { format: string }) => {
      if (format !== 'text' && format !== 'jsonl') return print([problem(`Say text or jsonl; “${format}” is neither.`)])
      const say = format === 'jsonl' ? printJson : print
      const { late } = await examine(environment, { ask: askOverHttp, now: Date.now, say })
      if (late) process.exit()
    })

  await program.parseAsync(argv)
}

/** Whoever reads may stop early, as `head` does. */
function endQuietlyWithReader(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit()
    })
}

function print(lines: Line[]): void {
  for (const { text, problem } of lines) {
    const stream = problem ? process.stderr : process.stdout
    stream.write(`${text}\n`)
    if (problem) process.exitCode = 1
  }
}

/** For programs: what is wrong stands among the rest. */
function printJson(lines: Line[]): void {
  for (const { text, problem, data } of lines) {
    process.stdout.write(`${JSON.stringify({ problem, text, ...data })}\n`)
    if (problem) process.exitCode = 1
  }
}

type Readable = { what: string; most: number; tooLarge: string }

const SHEET: Readable = { what: 'a YAML file', most: MOST_BYTES, tooLarge: TOO_LARGE }
const TABLE: Readable = {
  what: 'a CSV file',
  most: MOST_BYTES_OF_TABLE,
  tooLarge: 'is larger than 30 MB. Part it into several files.',
}
const SCHEDULES: Readable = { what: 'a JSON file', most: 30_000_000, tooLarge: 'is larger than 30 MB.' }
const EXPORT: Readable = {
  what: 'an exported record',
  most: 400_000_000,
  tooLarge: 'is larger than 400 MB, more than can be verified in one go. docs/record.md tells how any program can.',
}

async function readText(file: string, readable: Readable): Promise<string | Line> {
  const bytes = await readBytes(file, readable)
  return Buffer.isBuffer(bytes) ? bytes.toString('utf8') : bytes
}

async function readBytes(file: string, { what, most, tooLarge }: Readable): Promise<Buffer | Line> {
  try {
    const { size } = await stat(file)
    return size > most ? problem(`${file} ${tooLarge}`) : await readFile(file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return problem(
      error.code === 'ENOENT'
        ? `There is no file ${file}.`
        : `${file} cannot be read (${String(error.code)}): name ${what} that you may read.`,
    )
  }
}
