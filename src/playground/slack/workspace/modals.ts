import type { BlockProblem } from '../block-kit/findings.ts'
import { validateView } from '../block-kit/validate-view.ts'
import { letters } from '../credentials.ts'
import { isRecord, recordsOf, type JsonRecord } from '../json-record.ts'
import type { StoredView } from './records.ts'
import type { TriggerOrigin } from './triggers.ts'
import type { Workspace } from './workspace.ts'

/** The view with an id for every block and input, or what Slack would refuse in it. */
export function checkedView(view: unknown): { view: JsonRecord } | { problems: [BlockProblem, ...BlockProblem[]] } {
  const [first, ...rest] = validateView(view)
  if (first !== undefined) return { problems: [first, ...rest] }
  if (!isRecord(view)) throw new Error('validateView let through what is no object')
  const blocks = recordsOf(view['blocks']).map((block) => {
    const { element } = block
    const named = isRecord(element) ? { element: { ...element, action_id: element['action_id'] ?? letters(5) } } : {}
    return { ...block, block_id: block['block_id'] ?? letters(5), ...named }
  })
  return { view: { ...view, blocks } }
}

/** Puts a view on top of what the person has open. */
export function pushView(workspace: Workspace, payload: JsonRecord, origin: TriggerOrigin): StoredView {
  const stack = workspace.viewStack(origin.userId)
  const below = stack.at(-1)
  const id = `V${letters(10).toUpperCase()}`
  const { channelId, messageTs } = below ?? origin
  return workspace.views.set(id, {
    id,
    hash: newHash(workspace),
    userId: origin.userId,
    rootViewId: stack[0]?.id ?? id,
    payload,
    entered: {},
    errors: {},
    openedAt: workspace.clock.now(),
    ...(below !== undefined && { previousViewId: below.id }),
    ...(channelId !== undefined && { channelId }),
    ...(messageTs !== undefined && { messageTs }),
  })
}

/** Shows another payload in the same place. What was typed stays where block ids stay. */
export function replaceView(workspace: Workspace, view: StoredView, payload: JsonRecord): StoredView {
  return workspace.views.set(view.id, { ...view, payload, hash: newHash(workspace), errors: {} })
}

/** Closes everything the person has open. */
export function closeAll(workspace: Workspace, userId: string): void {
  for (const view of workspace.viewStack(userId)) workspace.views.delete(view.id)
}

/** The view object of API answers and interaction payloads; `values` are those of its inputs. */
export function viewJson(workspace: Workspace, view: StoredView, values: JsonRecord = {}): JsonRecord {
  const { homeTeamId, appId, botId } = workspace.credentials
  return {
    private_metadata: '',
    callback_id: '',
    external_id: '',
    clear_on_close: false,
    notify_on_close: false,
    submit: null,
    close: null,
    submit_disabled: false,
    ...view.payload,
    id: view.id,
    hash: view.hash,
    root_view_id: view.rootViewId,
    previous_view_id: view.previousViewId ?? null,
    team_id: homeTeamId,
    app_id: appId,
    bot_id: botId,
    app_installed_team_id: homeTeamId,
    state: { values },
  }
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.clock.now() / 1_000)}.${letters(8)}`
}
