/** Every verb and every other word for one: a partner of that name could be named in no line. A test compares them with the verbs there are. */
const VERBS = words(
  `accept ack acknowledge add answer ask assign bind case cases check check-in checkin close confirm decline digest done edit end erase escalate explain find health
    help history incident list managers merge mine mute needs new next no-answer open overdue owner partners people person question register rename
    reopen reply report resolve resume search setup sev severity share show sla status take terms threads timeline title todo today unbind undo unmute wait waiting waive
    week withdraw`,
)

/** What else stands in lines for something of its own. */
const OTHERS = words(
  `about all and at closed contact everywhere for from hello here hi internal into it kept kind late leaves liaison me member my no not of on
    or our partner please remove role shared sponsor that the this to with yes`,
)

/** A label, or what may be taken for one. */
const LABEL = /^(?:case|esc|check)-?\d+$/u

/** Why a short name is none, though it is written as one: lines mean something else by it. */
export function whyReserved(slug: string): string | undefined {
  if (LABEL.test(slug)) return `“${slug}” is how a case, an escalation or a health check is called.`
  if (VERBS.has(slug)) return `“${slug}” is a word that says what is to be done.`
  return OTHERS.has(slug) ? `“${slug}” is a word that means something else in a line.` : undefined
}

function words(text: string): Set<string> {
  return new Set(text.split(/\s+/u))
}
