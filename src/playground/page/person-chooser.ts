/// <reference lib="dom" />
import type { Resident, Workplace } from '../workplace.ts'
import { avatar } from './avatar.ts'
import { drawKeyed } from './draw-keyed.ts'
import { el } from './element.ts'

export interface PersonChooser {
  element: HTMLElement
  update(workplace: Workplace, chosen: Resident, unread: (personId: string) => number): void
}

/**
 * Everybody of the platform in a row, with a mark on those for whom there is something new, and who one is in words.
 * A group of radio buttons to the keyboard: arrows move and choose.
 */
export function createPersonChooser(label: string, choose: (personId: string) => void): PersonChooser {
  const faces = el('div', { class: 'faces', role: 'radiogroup', 'aria-label': `${label}: who you are` })
  const who = el('p', { class: 'who' })
  faces.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const buttons = [...faces.querySelectorAll<HTMLElement>('[role=radio]')]
    const at = buttons.findIndex((button) => button.getAttribute('aria-checked') === 'true')
    const next = buttons[(at + step + buttons.length) % buttons.length]?.dataset['person']
    if (next === undefined) return
    choose(next)
    faces.querySelector<HTMLElement>('[aria-checked=true]')?.focus()
  })
  return {
    element: el('div', { class: 'person-chooser' }, el('span', { class: 'you-are' }, 'You are'), who, faces),
    update(workplace, chosen, unread) {
      const people = workplace.people.filter(({ isBot }) => !isBot)
      const groups = workplace.organisations.map((company) => ({
        company,
        members: people.filter(({ organisationId }) => organisationId === company.id),
      }))
      drawKeyed(
        faces,
        groups.flatMap(({ company, members }) =>
          members.map((person, at) => {
            const waiting = unread(person.id)
            const isChosen = person.id === chosen.id
            const first = at === 0 && !company.home
            return {
              key: person.id,
              stamp: JSON.stringify([person, waiting, isChosen]),
              draw: () => face(person, { company, waiting, isChosen, first }, choose),
            }
          }),
        ),
      )
      const company = workplace.organisations.find(({ id }) => id === chosen.organisationId)
      who.replaceChildren(
        el('strong', {}, chosen.name),
        el('span', { class: 'who-title' }, company?.home === true ? `${chosen.title}, ${company.name}` : chosen.title),
      )
      if (chosen.guest === true) who.append(el('span', { class: 'company outside', title: 'A guest' }, 'guest'))
      if (chosen.deactivated === true) who.append(el('span', { class: 'company absent' }, 'deactivated'))
      if (company === undefined || company.home) return
      who.append(el('span', { class: 'company outside', title: 'Another company' }, company.name))
      who.append(el('span', { class: 'visually-hidden' }, '(another company)'))
    },
  }
}

type Face = { company: { name: string; home: boolean }; waiting: number; isChosen: boolean; first: boolean }

function face(
  person: Resident,
  { company, waiting, isChosen, first }: Face,
  choose: (id: string) => void,
): HTMLElement {
  const outside = !company.home || person.guest === true
  const whence = company.home ? (person.guest === true ? ' (guest)' : '') : ' (another company)'
  const words = `${person.name}, ${person.title}, ${company.name}${whence}`
  const news = waiting === 0 ? '' : `, ${waiting} unread`
  return el(
    'button',
    {
      type: 'button',
      role: 'radio',
      class: `face${outside ? ' outside' : ''}${first ? ' first-outside' : ''}`,
      title: words,
      'aria-label': words + news,
      'aria-checked': String(isChosen),
      tabindex: isChosen ? 0 : -1,
      'data-person': person.id,
      onclick: () => choose(person.id),
    },
    avatar(person),
    waiting > 0 && el('span', { class: 'face-news', 'aria-hidden': 'true' }, waiting > 9 ? '9+' : String(waiting)),
  )
}
