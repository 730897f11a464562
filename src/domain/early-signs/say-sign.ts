import type { Side } from '../partners/party.ts'
import { formatDuration } from '../time/duration.ts'
import type { ToldRate } from './back-test.ts'
import type { AbsentSponsor, SponsorAsked } from './absent-sponsor.ts'
import type { EarlySign } from './early-signs.ts'
import type { GreenOutside } from './green-outside.ts'
import type { KeyPersonGone } from './key-person-gone.ts'
import type { SlowerReplies } from './slower-replies.ts'

/** How each is called, and the day of a moment. */
export type SaysSign = { name: (side: Side) => string; day: (at: number) => string }

/** What a sign rests on, in one sentence that names companies and roles and no person. */
export function saySign(sign: EarlySign, says: SaysSign): string {
  switch (sign.sign) {
    case 'slower replies':
      return sayReplies(sign, says)
    case 'absent sponsor':
      return saySponsor(sign, says)
    case 'key person gone':
      return sayGone(sign, says)
    case 'green outside, red inside':
      return sayGreen(sign, says)
  }
}

/** How often it was right. */
export function sayRate(told: ToldRate): string {
  if ('rate' in told) {
    const { badly, others } = told.rate
    return `Seen before ${badly.seen} of ${badly.of} quarters that went badly, and before ${others.seen} of ${others.of} that did not.`
  }
  const what = told.needs === 'quarters' ? 'quarters' : 'quarters that went badly'
  return `No rate yet: ${told.known} of ${told.of} ${what} needed.`
}

function sayReplies(sign: SlowerReplies, { name }: SaysSign): string {
  const them = name('partner')
  if (sign.how === 'unknown') {
    const { recent, before, needed } = sign
    return `too little was asked of ${them} to say: ${recent} of ${needed.recent} answers in 45 days, ${before} of ${needed.before} in the 135 days before.`
  }
  const { recent, before } = sign
  return `${them} took ${formatDuration(recent.middle)} of working time in the middle of ${recent.of} answers in 45 days, and ${formatDuration(before.middle)} in the middle of ${before.of} in the 135 days before (twice as long, and 2 h longer, is a sign).`
}

function saySponsor(sign: AbsentSponsor, { name }: SaysSign): string {
  if (sign.how === 'unknown')
    return sign.named
      ? 'no sponsor was asked twice in 180 days.'
      : 'no sponsor is named on either side, so none is missed.'
  const { how, sides } = sign
  return `${sides.map((one) => asked(one, how, name)).join('; ')} (none of two or more in a row is a sign).`
}

function asked({ side, asked: times, missed, away }: SponsorAsked, how: 'seen' | 'clear', name: SaysSign['name']) {
  const who = `the sponsor of ${name(side)} was asked ${times} times in 180 days`
  if (how === 'clear') return `${who}, and answered ${missed.length === 0 ? 'the last' : 'the one before the last'}`
  const out = away === 0 ? '' : `, out of office ${away === 1 ? 'once' : `${away} times`}`
  return `${who}, and did not answer ${joined(missed)}${out}`
}

function sayGone(sign: KeyPersonGone, { name, day }: SaysSign): string {
  if (sign.how === 'unknown') return 'nobody was named account manager or sponsor of either side.'
  if (sign.how === 'clear') return 'no account manager and no sponsor of either side left in 90 days.'
  const lines = sign.gone.map(({ side, role, at, followed }) => {
    const since = followed ? 'somebody is named in their place' : 'nobody is named in their place'
    return `the ${role.replace('-', ' ')} of ${name(side)} left on ${day(at)}, and ${since}`
  })
  return `${lines.join('; ')}.`
}

function sayGreen(sign: GreenOutside, { name }: SaysSign): string {
  const { kept, of } = sign
  if (sign.how === 'unknown') {
    if (!sign.judged) return 'no health check closed in 90 days.'
    return `too little of what ${name('partner')} promised came to its end in 90 days to say: ${of} of ${sign.needed} needed.`
  }
  const red = sign.red.map((one) => `${name(one.side)} scores ${one.dimension} ${one.score} in ${one.label}`)
  const inside = red.length === 0 ? `nothing in ${joined(sign.labels)} is below 50` : joined(red)
  return `${kept} of ${of} promises of ${name('partner')} were kept in 90 days, and ${inside} (below 50 is a sign where 95 % or more is kept).`
}

function joined(all: readonly string[]): string {
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
