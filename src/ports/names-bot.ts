/** How the bot is called in what people write, however its platform marks a mention of it. */
export const BOT_MENTION = '@Liaison'

/** Whether a line is addressed to the bot, by what stands before its name: no more than signs, as of a quote or a list, and a greeting. */
export function addressesBot(before: string): boolean {
  const words = before.replaceAll(/[\s\p{P}\p{S}\p{Cf}]+/gu, ' ').trim()
  return words === '' || GREETINGS.has(words.toLowerCase())
}

const GREETINGS = new Set('hey,hi,hello,dear,please,moin,hallo,bonjour,salut,hola,olá,ciao'.split(','))
