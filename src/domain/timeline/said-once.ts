import type { FactDraft } from './fact.ts'

/** Words that were written under a case, and then made a question by their author, are told as the question alone: it has their time. */
export function saidOnce<Told extends FactDraft>(facts: Told[]): Told[] {
  const asked = new Set(facts.filter(({ kind }) => kind === 'CaseQuestionAsked').map(wordsOf))
  return facts.filter((fact) => fact.kind !== 'CaseReplied' || !asked.has(wordsOf(fact)))
}

function wordsOf({ at, by, subject, data }: FactDraft): string {
  return JSON.stringify([subject, at, by?.personId, data['text'], data['files']])
}
