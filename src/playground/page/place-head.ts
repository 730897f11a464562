/// <reference lib="dom" />
import type { Channel, Workplace } from '../workplace.ts'
import { avatar } from './avatar.ts'
import { el } from './element.ts'
import { icon, type IconName } from './icons.ts'

export interface PlaceHead {
  element: HTMLElement
  update(workplace: Workplace, place: Channel | undefined): void
}

/** The line above the messages: where one is, who else is there, and of which company. */
export function createPlaceHead(): PlaceHead {
  const element = el('div', { class: 'place-head' })
  let drawn = ''
  return {
    element,
    update(workplace, place) {
      const stamp = JSON.stringify([place, workplace.organisations])
      if (stamp === drawn) return
      drawn = stamp
      if (place === undefined) return element.replaceChildren(el('h3', {}, 'No channel'))
      const bot = workplace.people.find(({ isBot }) => isBot)
      const title = place.kind === 'direct' ? (bot?.name ?? 'App') : place.name
      const members = workplace.people.filter(({ id, isBot }) => !isBot && place.memberIds.includes(id))
      const guests = workplace.organisations.filter(
        ({ id, home }) => !home && members.some(({ organisationId }) => organisationId === id),
      )
      element.replaceChildren(
        el('h3', {}, icon(placeIcon(place)), el('span', { class: 'place-name' }, title)),
        ...guests.map(({ name }) => el('span', { class: 'company outside' }, `with ${name}`)),
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

function faces(members: Workplace['people']): HTMLElement {
  const names = members.map(({ name }) => name).join(', ')
  return el(
    'span',
    { class: 'members', title: names, role: 'img', 'aria-label': `Members: ${names}` },
    ...members.map(avatar),
  )
}
