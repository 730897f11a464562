/// <reference lib="dom" />
import type { Channel, Workplace } from '../workplace.ts'
import { avatar } from './avatar.ts'
import { el } from './element.ts'
import { icon, type IconName } from './icons.ts'

export interface PlaceHead {
  element: HTMLElement
  update(workplace: Workplace, place: Channel | undefined): void
}

/** The line above the messages: where one is, who else is there, and of which company; `people` stands at its end. */
export function createPlaceHead(people: HTMLElement): PlaceHead {
  const said = el('div', { class: 'place-said' })
  const element = el('div', { class: 'place-head' }, said, people)
  let drawn = ''
  return {
    element,
    update(workplace, place) {
      const stamp = JSON.stringify([place, workplace.organisations, workplace.people])
      if (stamp === drawn) return
      drawn = stamp
      if (place === undefined) return said.replaceChildren(el('h3', {}, 'No channel'))
      const bot = workplace.people.find(({ isBot }) => isBot)
      const title = place.kind === 'direct' ? (bot?.name ?? 'App') : place.name
      const members = workplace.people.filter(({ id, isBot }) => !isBot && place.memberIds.includes(id))
      const companies = workplace.organisations.filter(
        ({ id, home }) => !home && members.some(({ organisationId }) => organisationId === id),
      )
      said.replaceChildren(
        el('h3', {}, icon(placeIcon(place)), el('span', { class: 'place-name' }, title)),
        ...companies.map(({ name }) => el('span', { class: 'company outside', title: `Shared with ${name}` }, name)),
        ...(hasGuests(members) ? [el('span', { class: 'company outside' }, 'guests')] : []),
        ...(place.kind === 'direct' ? [] : [faces(members)]),
        ...(place.botPresent ? [] : [el('span', { class: 'absent' }, `${bot?.name ?? 'The app'} is not here`)]),
      )
    },
  }
}

export function placeIcon(place: Channel | undefined): IconName {
  if (place?.kind === 'direct') return 'app'
  return place?.shared === true ? 'shared' : 'hash'
}

/** Whether somebody among them is a guest of their organisation. */
export function hasGuests(members: Workplace['people']): boolean {
  return members.some(({ guest }) => guest === true)
}

function faces(members: Workplace['people']): HTMLElement {
  const names = members.map(({ name }) => name).join(', ')
  return el(
    'span',
    { class: 'members', title: names, role: 'img', 'aria-label': `Members: ${names}` },
    ...members.map(avatar),
  )
}
