/// <reference lib="dom" />
import type { TourStep } from '../page-server/tour.ts'
import { choices } from './choices.ts'
import { byId, el } from './element.ts'
import { icon } from './icons.ts'
import type { Page } from './page.ts'
import { finishedSteps } from './tour-progress.ts'

export interface TourCard {
  update(): void
  toggle(): void
}

/** What to try, one step at a time. Taking a step chooses person and channel and fills the composer; sending is by hand. */
export function createTourCard(page: Page): TourCard {
  const element = byId('tour')
  const list = el('ol', { class: 'tour-steps' })
  const what = el('p', { class: 'tour-what' })
  const where = el('p', { class: 'tour-where' })
  let takeCurrent = () => {}
  let takeNext = () => {}
  const go = el('button', { type: 'button', class: 'tour-go', onclick: () => takeCurrent() })
  const next = el('button', { type: 'button', class: 'tour-next', onclick: () => takeNext() }, 'Next step')
  const close = el(
    'button',
    {
      type: 'button',
      class: 'tour-close',
      'aria-label': 'Close the tour',
      title: 'Close the tour',
      onclick: () => toggle(),
    },
    icon('close'),
  )
  // On a phone the words are a press away, so that the conversations have the room.
  const more = el(
    'button',
    {
      type: 'button',
      class: 'tour-more',
      'aria-label': 'What to do',
      'aria-expanded': 'false',
      onclick: () => more.setAttribute('aria-expanded', String(element.classList.toggle('open'))),
    },
    icon('down'),
  )
  element.append(
    el('div', { class: 'tour-head' }, el('h2', {}, 'Try this'), list, more, close),
    el('div', { class: 'tour-body' }, el('div', { class: 'tour-text' }, what, where), go, next),
  )
  let drawn = ''

  function toggle(): void {
    const { step, closed } = choices.tour()
    choices.rememberTour({ step, closed: !closed })
    update()
  }
  /** What is seen to be done now, with what was seen before: cards go on changing. */
  function finish(): string[] {
    const { tour, slack, teams } = page.state()
    const before = choices.tourDone()
    const fresh = finishedSteps(tour, { slack, teams }).filter((title) => !before.includes(title))
    if (fresh.length > 0) choices.rememberTourDone([...before, ...fresh])
    return [...before, ...fresh]
  }
  function take(at: number, step: TourStep): void {
    choices.rememberTour({ step: at, closed: false })
    update()
    page.follow(step)
  }
  function update(): void {
    const steps = page.state().tour.filter((step) => isPossible(step, page))
    const { step, closed } = choices.tour()
    element.hidden = closed || steps.length === 0
    const at = Math.min(step, steps.length - 1)
    const current = steps[at]
    const finished = finish()
    const stamp = JSON.stringify([steps, at, finished])
    if (current === undefined || stamp === drawn) return
    drawn = stamp
    const focused = list.contains(document.activeElement)
    list.replaceChildren(
      ...steps.map((one, index) =>
        el(
          'li',
          {},
          el(
            'button',
            {
              type: 'button',
              class: finished.includes(one.title) ? 'done' : undefined,
              'aria-current': index === at ? 'step' : undefined,
              onclick: () => take(index, one),
            },
            el('span', { class: 'tour-number' }, finished.includes(one.title) ? icon('check') : String(index + 1)),
            el('span', { class: 'tour-title' }, one.title),
            finished.includes(one.title) && el('span', { class: 'visually-hidden' }, ' (done)'),
          ),
        ),
      ),
    )
    const chosen = list.querySelector<HTMLElement>('[aria-current=step]')
    if (focused) chosen?.focus()
    // Not scrollIntoView: that would scroll the page as well.
    if (chosen !== null) list.scrollLeft = chosen.offsetLeft - list.offsetLeft - 24
    what.textContent = current.what
    where.replaceChildren(
      el('strong', {}, current.person),
      ` in ${current.platform === 'slack' ? 'Slack' : 'Teams'}, `,
      el('strong', {}, current.channel ?? 'the conversation with Liaison'),
      ...(current.text === undefined ? [] : [el('code', {}, current.text)]),
    )
    const after = steps[at + 1]
    takeCurrent = () => take(at, current)
    go.textContent = current.text === undefined ? 'Take me there' : 'Fill it in'
    next.hidden = after === undefined
    if (after === undefined) return
    next.title = `${at + 2}: ${after.title}`
    takeNext = () => take(at + 1, after)
  }
  return { update, toggle }
}

function isPossible(step: TourStep, page: Page): boolean {
  const { people, channels } = page.state()[step.platform]
  const person = people.find(({ name }) => name === step.person)
  if (person === undefined) return false
  if (step.channel === undefined) return true
  return channels.some(({ name, memberIds }) => name === step.channel && memberIds.includes(person.id))
}
