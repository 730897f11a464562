import { writeFile } from 'node:fs/promises'
import type { AppServices } from '../../app/services.ts'
import { fine, type Line, problem } from '../line.ts'
import { exportRecord } from './export-record.ts'

/** `liaison record`: the shared record of a partner, for the other company to keep and verify; printed, or written to a new file. */
export async function record(services: AppServices, asked: { partner: string; export?: string }): Promise<Line[]> {
  const exported = await exportRecord(services, asked.partner)
  if ('refused' in exported) return [problem(exported.refused)]
  const { partner, lines } = exported
  if (asked.export === undefined) return lines.map((text) => fine(text))
  try {
    await writeFile(asked.export, lines.map((line) => `${line}\n`).join(''), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return [
      problem(
        error.code === 'EEXIST'
          ? `${asked.export} exists already: name another file, or move it away first.`
          : `${asked.export} cannot be written (${String(error.code)}): name a file in a folder that you may write to.`,
      ),
    ]
  }
  const facts = lines.length - 2
  return [
    fine(
      `The shared record of ${partner.name}, ${facts === 1 ? '1 fact' : `${facts} facts`}, is in ${asked.export}. \`liaison verify --export ${asked.export}\` verifies it without the database.`,
    ),
  ]
}
