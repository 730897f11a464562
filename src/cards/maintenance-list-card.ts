import type { MaintenanceStatus } from '../domain/maintenance/maintenance.ts'
import type { Instant } from '../domain/time/instant.ts'
import type { Button, Card, CardBlock, Inline } from './card.ts'
import { between } from './maintenance-card.ts'
import { BUTTON_WORDS } from './product-words.ts'
import { shorten } from './quote.ts'
import { withCode } from './with-code.ts'

type Listed = {
  label: string
  title: string
  sideName: string
  from: Instant
  to: Instant
  status: MaintenanceStatus
}

/** What either side announced: what runs and what is to come, and the last of what is over. */
export type MaintenanceListView = {
  slug: string
  partnerName: string
  running: Listed[]
  coming: Listed[]
  past: Listed[]
  zone: string
}

/** As many of each as a phone shows. */
const SHOWN = 8

export function maintenanceListCard(view: MaintenanceListView): Card {
  const { slug, partnerName, running, coming, past } = view
  const title = `Maintenance with ${partnerName}`
  const counts = [
    ...(running.length > 0 ? [`${running.length} running`] : []),
    ...(coming.length > 0 ? [`${coming.length} to come`] : []),
  ]
  const headline = `${title} (${slug}): ${counts.length > 0 ? counts.join(', ') : 'none to come'}`
  const [first] = [...running, ...coming]
  return {
    subject: slug,
    title,
    headline,
    tone: 'neutral',
    blocks: [
      ...section('Running', running, view.zone),
      ...section('To come', coming, view.zone),
      ...section('Before', past, view.zone),
    ],
    buttons: [announceButton(slug)],
    ...(first && { footer: withCode(`More about one: \`@Liaison show ${first.label}\``) }),
    fallback: `${headline}.${first ? ` First: ${first.label} ${shorten(first.title, 100)}.` : ''}`,
  }
}

function section(heading: string, windows: Listed[], zone: string): CardBlock[] {
  if (windows.length === 0) return []
  const more = windows.length - SHOWN
  return [
    { kind: 'text', text: [{ bold: heading }] },
    { kind: 'list', items: windows.slice(0, SHOWN).map((one) => line(one, zone)) },
    ...(more > 0 ? [{ kind: 'text' as const, text: `And ${more} more.` }] : []),
  ]
}

function line({ label, title, sideName, from, to, status }: Listed, zone: string): Inline[] {
  const stands = status === 'announced' ? '' : `, ${status}`
  return [{ bold: label }, ` ${shorten(title, 60)} – ${sideName}, `, ...between({ from, to, zone }), stands].filter(
    (part) => part !== '',
  )
}

function announceButton(slug: string): Button {
  return {
    ...{ action: 'maintenance.announce', label: BUTTON_WORDS.announceMaintenance, style: 'plain' },
    ...{ subject: slug, version: 0, opensForm: true },
  }
}
