import { isCourtesy } from '../cases/courtesy.ts'

/** Every verb and every other word for one: a partner of that name could be named in no line. A test compares them with the verbs there are. */
const VERBS = words(
  `accept ack acknowledge action actions add another-fault answer ask assign away bind calm cancel case cases check check-in checkin close confirm counts decline digest dispute done drill drills drop edit end erase escalate escalations exclude explain failed find health
    help history incident leave-out ledger list maint maintenance managers measure merge mine mute needs new next no-answer note object open overdue override owner pages partners people person question quiet register rehearsal rehearse rename
    rebase reopen reply report resolve resume rotation rotations same search service setup sev severity share show sla snooze status swap take template templates terms threads timeline title todo today token tokens unbind undo unmute wait waiting waive
    week withdraw`,
)

/** What else stands in lines for something of its own. */
const OTHERS = words(
  `about all and any anybody anyone anything are as at both but by closed contact everybody everyone everything everywhere for from hello
    here hi how if in internal into is it its kept kind late leaves liaison maybe me member my never no nobody none not nothing of off on
    only or other our out partner please remove resolved role shared somebody someone sponsor that the their them they this to unless until
    us was we weekly what when where which who why with yes you`,
)

/** When something is to be. */
const TIMES = words(
  `after asap before daily day eod evening hour later midnight month monthly morning night noon now quarter soon today tomorrow tonight
    weekend year yesterday monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january
    february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec`,
)

/** Figures alone, and how severe something is. */
const NUMBER = /^\d+(?:-\d+)*$/u
const SEVERITY = /^(?:(?:severity|sev)-?\d{1,2}|(?:p|prio|priority)-?[1-4])$/u

/** A label, or what may be taken for one. */
const LABEL = /^(?:case|esc|check|maint|act|ours|drill)-?\d+$/u

/** Why a short name is none, though it is written as one: lines mean something else by it. */
export function whyReserved(slug: string): string | undefined {
  if (LABEL.test(slug))
    return `“${slug}” is how a case, an escalation, a health check, maintenance, a corrective action or a drill is called.`
  if (VERBS.has(slug)) return `“${slug}” is a word that says what is to be done.`
  if (NUMBER.test(slug)) return `“${slug}” may be the number of a case.`
  if (SEVERITY.test(slug)) return `“${slug}” is how a severity is called.`
  if (TIMES.has(slug)) return `“${slug}” says when something is to be.`
  if (isCourtesy(slug.replaceAll('-', ' '))) return `“${slug}” is a courtesy.`
  return OTHERS.has(slug) ? `“${slug}” is a word that means something else in a line.` : undefined
}

function words(text: string): Set<string> {
  return new Set(text.split(/\s+/u))
}
