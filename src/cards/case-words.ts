import type { CaseStatus, Severity } from '../domain/cases/case.ts'

/** What a severity means for the people who feel it: the same words on cards and in forms. */
export const SEVERITY_WORDS: Record<Severity, string> = {
  1: '1 – business stopped',
  2: '2 – work badly hindered',
  3: '3 – work slowed',
  4: '4 – small thing',
}

export const STATUS_WORDS: Record<CaseStatus, string> = {
  open: 'open',
  'in-progress': 'in progress',
  waiting: 'waiting',
  resolved: 'resolved',
  withdrawn: 'withdrawn',
  merged: 'merged',
}
