import type { Person } from '../../domain/partners/partner.ts'
import type { UseCase } from '../dispatch.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { setDigest } from './digest-set.ts'

/** Whether pages call whoever asks outside of their working hours; without a word, how it is. */
export const setPages: UseCase<Person> = {
  name: 'pages.set',
  needs: 'digest.set',
  find: setDigest.find,
  async run({ tx }, person, { values: { at: said } }) {
    if (said !== undefined && said !== 'on' && said !== 'off')
      return refused(
        'Say `pages on`, or `pages off`: the hours in which you work are those agreed on with your partners.',
      )
    // People of a partner are paged in the hours of what is late, whatever they say.
    if (!person.ours || said === undefined || (said === 'on') === (person.pagedAlways === true)) return howItIs(person)
    const { pagedAlways: _, ...rest } = person
    const after: Person = { ...rest, ...(said === 'on' && { pagedAlways: true }) }
    await tx.people.save(after)
    return done(howItIs(after).say, [{ kind: 'person', what: 'PagesSet', personId: person.id }])
  },
}

function howItIs({ ours, pagedAlways }: Person): Outcome & { kind: 'done' } {
  return { kind: 'done', say: ours ? sayOurs(pagedAlways === true) : THEIRS, did: [] }
}

const THEIRS = 'Pages call you in the hours agreed on with us, or at any hour where what is late runs at any hour.'

function sayOurs(isOn: boolean): string {
  return isOn
    ? 'Pages call you at any hour, where a step of an escalation names you. `pages off` stops that outside of your working hours.'
    : 'Outside of your working hours pages call you only while you are on duty by a rotation, or as the account manager where nobody else of a step takes them. `pages on` has them call you at any hour.'
}
