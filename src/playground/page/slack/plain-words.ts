import type { Workplace } from '../../workplace.ts'

/** Slack's markup as somebody would type it: `<@U1>` is "@Tom Ek" again, and `&lt;` a "<". */
export function plainWords(markup: string, { people, channels }: Pick<Workplace, 'people' | 'channels'>): string {
  const words = markup.replaceAll(/<([^<>|\n]+)(?:\|([^<>\n]*))?>/g, (_, target: string, label?: string) => {
    if (target.startsWith('@'))
      return `@${people.find(({ id }) => id === target.slice(1))?.name ?? label ?? target.slice(1)}`
    if (target.startsWith('#'))
      return `#${channels.find(({ id }) => id === target.slice(1))?.name ?? label ?? target.slice(1)}`
    if (target.startsWith('!date')) return label ?? ''
    if (target.startsWith('!')) return `@${target.slice(1)}`
    return label ?? target.replace(/^mailto:/, '')
  })
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
