/// <reference lib="dom" />
import type { Channel, Organisation, Resident, Standing, Workplace } from '../workplace.ts'
import { avatar } from './avatar.ts'
import { drawKeyed } from './draw-keyed.ts'
import { el } from './element.ts'
import type { PersonAct } from './page.ts'

export interface PeoplePanel {
  element: HTMLElement
  update(workplace: Workplace, place: Channel | undefined): void
}

type Row = { element: HTMLElement; update(person: Resident, company: Organisation | undefined, place: Channel): void }

/** Everybody of the platform, each with what an admin can do: put them into this channel or take them out, change their account. */
export function createPeoplePanel(act: (what: PersonAct) => void): PeoplePanel {
  const list = el('ul', { class: 'people-list' })
  const element = el(
    'details',
    { class: 'people' },
    el('summary', { title: 'Add and remove people, as an admin' }, 'People'),
    list,
  )
  const rows = new Map<string, Row>()
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !element.open) return
    event.stopPropagation()
    element.open = false
    element.querySelector('summary')?.focus()
  })
  return {
    element,
    update(workplace, place) {
      element.hidden = place?.kind !== 'channel'
      if (place?.kind !== 'channel') return
      const shown = workplace.people.map((person) => {
        const row = rows.get(person.id) ?? createRow(act)
        rows.set(person.id, row)
        const company = workplace.organisations.find(({ id }) => id === person.organisationId)
        row.update(person, company, place)
        return { key: person.id, stamp: '', draw: () => row.element }
      })
      drawKeyed(list, shown)
    },
  }
}

/** One row, changed in place, so that the focus stays on the button that was pressed. */
function createRow(act: (what: PersonAct) => void): Row {
  const who = el('span', { class: 'people-who' })
  const inOut = button()
  const guest = button()
  const account = button()
  const element = el('li', {}, who, inOut.element, guest.element, account.element)
  return {
    element,
    update(person, company, place) {
      const { id: memberId, name } = person
      const home = company?.home === true && !person.isBot
      const there = person.isBot ? place.botPresent : place.memberIds.includes(memberId)
      const stand = (standing: Standing) => act({ action: 'set-standing', memberId, standing })
      who.replaceChildren(avatar(person), el('span', {}, name), ...tags(person, company))
      inOut.is(there ? 'Remove' : 'Add', `${there ? 'Remove' : 'Add'} ${name}`, () =>
        act({ action: 'set-member', channelId: place.id, memberId, present: !there }),
      )
      guest.is(
        person.guest === true ? 'Full member' : 'Guest',
        `Make ${name} a ${person.guest === true ? 'full member' : 'guest'}`,
        () => stand(person.guest === true ? 'member' : 'guest'),
      )
      account.is(
        person.deactivated === true ? 'Reactivate' : 'Deactivate',
        `${person.deactivated === true ? 'Reactivate' : 'Deactivate'} the account of ${name}`,
        () => stand(person.deactivated === true ? 'member' : 'deactivated'),
      )
      guest.element.hidden = !home || person.deactivated === true
      account.element.hidden = !home
    },
  }
}

function tags(person: Resident, company: Organisation | undefined): HTMLElement[] {
  if (person.deactivated === true) return [el('span', { class: 'company absent' }, 'deactivated')]
  if (person.guest === true) return [el('span', { class: 'company outside' }, 'guest')]
  return company === undefined || company.home ? [] : [el('span', { class: 'company outside' }, company.name)]
}

function button(): { element: HTMLButtonElement; is(text: string, words: string, press: () => void): void } {
  let now = (): void => undefined
  const element = el('button', { type: 'button', onclick: () => now() })
  return {
    element,
    is(text, words, press) {
      element.textContent = text
      element.setAttribute('aria-label', words)
      now = press
    },
  }
}
