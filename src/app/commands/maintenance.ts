import { announceMaintenanceWith } from '../actions/maintenance-announce.ts'
import { cancelMaintenance } from '../actions/maintenance-answer.ts'
import { listMaintenance } from '../actions/maintenance-list.ts'
import { moveMaintenance } from '../actions/maintenance-move.ts'
import { showLabelled } from '../actions/subject-show.ts'
import { dispatch } from '../dispatch.ts'
import { isLabel } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import { partnerAndTitle } from './partner-and-title.ts'
import { aboutLabel } from './request.ts'
import type { Verb } from './verb.ts'

export const maintenanceVerb: Verb = {
  verb: 'maintenance',
  takes: { of: 'label or partner', usual: 'MAINT', then: 'words' },
  usage: 'maintenance acme | MAINT-2 ["title"] [--from … --to …]',
  summary:
    'announce maintenance of your own side, until a time or --for 90m, of one --service or all; change its times; or see what is announced',
  example: 'maintenance acme "DB upgrade" --from "2026-12-05 22:00" --to 23:30',
  flags: ['from', 'to', 'for', 'service'],
  longFlags: ['from', 'to', 'for'],
  takesWords: true,
  needs: ['maintenance.announce', 'maintenance.view'],
  async run(scene, typed) {
    const isTimed = Object.keys(typed.flags).length > 0
    if (isLabel(typed.words[0])) {
      const request = aboutLabel(typed)
      return isTimed ? dispatch(moveMaintenance, scene, request) : dispatch(showLabelled, scene, request)
    }
    const request = await partnerAndTitle(scene, typed)
    if ('refused' in request) return refused(request.refused)
    const isAnnounced = isTimed || request.values['title'] !== undefined
    return isAnnounced ? dispatch(announceMaintenanceWith, scene, request) : dispatch(listMaintenance, scene, request)
  },
}

export const cancelVerb: Verb = {
  verb: 'cancel',
  takes: { of: 'labels', usual: 'MAINT', several: true },
  usage: 'cancel MAINT-2',
  summary: 'cancel maintenance of your own side, before it begins',
  example: 'cancel MAINT-2',
  needs: ['maintenance.announce'],
  run: (scene, typed) => dispatch(cancelMaintenance, scene, aboutLabel(typed)),
}
