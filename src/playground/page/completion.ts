export type Completion = {
  /** What stands in the list. */
  label: string
  hint: string
  /** The composer's text once it is taken. */
  text: string
}

export type CompletionWords = {
  verbs: { usage: string; summary: string }[]
  /** Who can be mentioned: people of the channel, with their titles. */
  people: { name: string; title: string }[]
  bot: string
}

const MOST = 8

/**
 * What the text before the cursor could go on as: `/` and `@Liaison` lead to the verbs, `@` to people. The bot's verbs
 * are offered until one is complete; then its usage stands there alone, as a reminder.
 */
export function completionsFor(before: string, words: CompletionWords): Completion[] {
  if (/^\/\w*$/.test(before)) {
    const command = { label: '/partner', hint: 'Cases, escalations, health checks', text: '/partner ' }
    return command.label.startsWith(before) ? [command] : []
  }
  const spoken = new RegExp(`^(?:/partner|@${words.bot})\\s+`, 'i').exec(before)
  if (spoken !== null && !/@[^\s@]*$/.test(before.slice(spoken[0].length)))
    return verbCompletions(spoken[0], before.slice(spoken[0].length), words)
  const mention = /(?:^|\s)@([\p{L}\p{N} ]{0,30})$/u.exec(before)
  return mention === null ? [] : mentionCompletions(before, mention[1] ?? '', words)
}

function verbCompletions(prefix: string, typed: string, { verbs }: CompletionWords): Completion[] {
  const [word = '', ...rest] = typed.split(/\s+/)
  const fitting = verbs.filter(({ usage }) => {
    const [verb = ''] = usage.split(' ')
    return rest.length === 0 ? verb.startsWith(word.toLowerCase()) : verb === word.toLowerCase()
  })
  return fitting.slice(0, MOST).map(({ usage, summary }) => {
    const [verb = ''] = usage.split(' ')
    return { label: usage, hint: summary, text: rest.length === 0 ? `${prefix}${verb} ` : prefix + typed }
  })
}

function mentionCompletions(before: string, typed: string, { people, bot }: CompletionWords): Completion[] {
  const start = before.slice(0, before.length - typed.length)
  return [{ name: bot, title: 'App' }, ...people]
    .filter(({ name }) => name.toLowerCase().startsWith(typed.toLowerCase()) && name.length > typed.length)
    .slice(0, MOST)
    .map(({ name, title }) => ({ label: `@${name}`, hint: title, text: `${start}${name} ` }))
}
