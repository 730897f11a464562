import type { AskedHow } from '../domain/checkins/anonymity.ts'
import type { Turnout } from '../domain/checkins/scores.ts'
import type { Button } from './card.ts'
import { BUTTON_WORDS } from './product-words.ts'

/** "5 questions, about a minute": twelve seconds each, and a minute for the open question of a full check. */
export function effort(itemCount: number, kind: 'pulse' | 'full'): string {
  const minutes = Math.max(1, Math.round((itemCount * 12) / 60)) + (kind === 'full' ? 1 : 0)
  const questions = itemCount + (kind === 'full' ? 1 : 0)
  return `${questions} questions, about ${minutes === 1 ? 'a minute' : `${minutes} minutes`}`
}

/** Who gets to read what, said before anybody answers. A side of one person is its own average. */
export function whoReads(ourName: string, partnerName: string, how: AskedHow = 'with names'): string {
  if (how === 'without names')
    return (
      'Without names: nobody can find out who answered what, nor who has answered, us and administrators included. ' +
      'Answers are final once sent, and never taken late. Once it has closed, and only if at least three of the side answer, the side’s scores are shown to both companies and what is chosen to ' +
      `${ourName}; what you write the other company reads only if you choose so in the form.`
    )
  return (
    `${namesVisible(ourName, how)} The other company reads what you write only if you choose so in the form, with your name. ` +
    `${partnerName} sees each side’s scores; where one person answers for a side, those are that person’s answers.`
  )
}

/** Said wherever somebody may begin to answer, since a list of what needs them opens the form as well as the card that asks. */
export function namesVisible(ourName: string, how: AskedHow): string {
  const why = how === 'too few' ? 'Fewer than three of this side are asked, so that it is not anonymous. ' : ''
  return `${why}Names are visible: ${ourName} sees who has answered.`
}

/** The same of several. */
export function whoReadsEach(ourName: string): string {
  return (
    `Names are visible: ${ourName} sees who has answered and, with your name, what you write. ` +
    `Each partner sees each side’s scores; where one person answers for a side, those are that person’s answers.`
  )
}

/** For whoever is asked, and knows who should be. */
export function handOverButton({ label, version }: { label: string; version: number }): Button {
  const text = BUTTON_WORDS.notTheRightPerson
  return { action: 'check-in.hand-over', label: text, style: 'plain', subject: label, version, opensForm: true }
}

/** The button that opens the form. Pressed and sent without a name, nothing of it is stored. */
export function answerButton(
  { label, version, how }: { label: string; version: number; how?: AskedHow },
  text: string,
  style: 'primary' | 'plain',
): Button {
  const action = how === 'without names' ? 'check-in.answer-anonymously' : 'check-in.answer'
  return { action, label: text, style, subject: label, version, opensForm: true }
}

/** How many of a side have answered: “2 of 3 (1 away, 1 not asked)”. */
export function rate({ answered, asked, away = 0, notAsked = 0 }: Turnout): string {
  const others = [...(away === 0 ? [] : [`${away} away`]), ...(notAsked === 0 ? [] : [`${notAsked} not asked`])]
  const out = others.join(', ')
  if (asked === 0) return out || 'nobody asked'
  return `${answered} of ${asked}${out && ` (${out})`}`
}
