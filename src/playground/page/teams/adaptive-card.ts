/// <reference lib="dom" />
import type * as AdaptiveCardsPackage from 'adaptivecards'
import { el } from '../element.ts'
import { jsonBox } from '../json-view.ts'
import type { ReaderView } from '../reader-view.ts'
import { type JsonRecord } from '../record.ts'
import { cardMarkdown } from './card-markdown.ts'
import { knowCodeBlocks } from './code-block-element.ts'
import { HOST_CONFIG } from './host-config.ts'
import { knowLineCharts } from './line-chart-element.ts'
import { prepareCard } from './prepare-card.ts'

/** Put on the page by its own script, ahead of this module. */
declare const AdaptiveCards: typeof AdaptiveCardsPackage

export type CardSubmission = { actionId: string; values: Record<string, string> }

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = cardMarkdown(text)
  result.didProcess = true
}

knowLineCharts()
knowCodeBlocks()

/** Draws a card with Microsoft's renderer. `act` hears of the buttons that speak to the bot, with what was filled in. */
export function drawAdaptiveCard(
  content: JsonRecord,
  view: ReaderView,
  act: (submission: CardSubmission) => void,
): HTMLElement {
  const card = new AdaptiveCards.AdaptiveCard()
  card.hostConfig = new AdaptiveCards.HostConfig(HOST_CONFIG)
  card.onExecuteAction = (action) => {
    if (action instanceof AdaptiveCards.OpenUrlAction) {
      const { url } = action
      if (url !== undefined && /^https?:\/\//i.test(url)) window.open(url, '_blank', 'noopener')
      return
    }
    const values = Object.fromEntries(card.getAllInputs().map((input) => [input.id ?? '', String(input.value ?? '')]))
    act({ actionId: action.id ?? '', values })
  }
  card.parse(
    prepareCard(content, {
      ...{ zone: view.zone, people: choosable(view) },
      charts: view.workplace.chartsUnknown !== true,
    }),
  )
  const drawn = card.render()
  const holder = el('div', { class: 'adaptive-card' })
  if (drawn === undefined) holder.append(jsonBox('This card cannot be drawn', content))
  else holder.append(drawn)
  return holder
}

function choosable({ workplace }: ReaderView): { id: string; label: string }[] {
  const home = workplace.organisations.find((one) => one.home)?.id
  return workplace.people
    .filter(({ isBot }) => !isBot)
    .map(({ id, name, organisationId }) => {
      const company = workplace.organisations.find((one) => one.id === organisationId)?.name ?? ''
      return { id, label: organisationId === home ? name : `${name} (${company})` }
    })
}
