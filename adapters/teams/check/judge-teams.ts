import { ClockWatch } from '../../../src/domain/time/clock-watch.ts'
import type { Ms } from '../../../src/domain/time/instant.ts'
import type { Finding, Unreachable } from '../../../src/ports/ask.ts'
import { TOLERATED } from '../botbuilder/token-clock.ts'
import { sayRefusal } from '../login/login-refusal.ts'

/** What the login service answered: a token, or an OAuth error with its AADSTS numbers. `aheadMs`: its clock beside ours. */
export type LoginSaid = Unreachable | { token: true; aheadMs?: Ms } | { error: string; numbers: number[]; aheadMs?: Ms }

/** What the service answered that signs requests to the bot. */
export type KeysSaid = Unreachable | { keys: true; aheadMs?: Ms }

type Said = { loginHost: string; login: LoginSaid; keysHost: string; keys: KeysSaid }

/** What is wrong with the credentials, the keys and the clocks. */
export function judgeTeams({ loginHost, login, keysHost, keys }: Said, now: number): Finding[] {
  return [judgeLogin(login, loginHost), judgeKeys(keys, keysHost), ...judgeClock([keys, login], now)]
}

function judgeLogin(login: LoginSaid, host: string): Finding {
  if ('unreachable' in login)
    return { problem: `Microsoft's login service cannot be reached at ${host}: ${login.unreachable}. ${login.remedy}` }
  if ('error' in login) return { problem: sayRefusal(login.error, login.numbers) }
  return { fine: "Microsoft's login service gives the bot a token for Teams." }
}

function judgeKeys(keys: KeysSaid, host: string): Finding {
  if ('unreachable' in keys)
    return {
      problem: `The keys that sign what comes from Teams cannot be read at ${host}: ${keys.unreachable}. ${keys.remedy} Without them everything from Teams is refused.`,
    }
  return { fine: 'The keys that sign what comes from Teams can be read.' }
}

/** By the first of them that tells the time. */
function judgeClock(said: (KeysSaid | LoginSaid)[], now: number): Finding[] {
  const [aheadMs] = said.flatMap((one) => ('unreachable' in one || one.aheadMs === undefined ? [] : [one.aheadMs]))
  if (aheadMs === undefined) return []
  const watch = new ClockWatch('Teams', { ahead: TOLERATED, behind: TOLERATED })
  watch.saw(aheadMs, now)
  const trouble = watch.difference?.trouble
  return [trouble === undefined ? { fine: 'The clocks of Teams and this machine agree.' } : { problem: trouble }]
}
