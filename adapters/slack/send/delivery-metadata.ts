const EVENT_TYPE = 'liaison_delivery'

/** What a post carries so that it can be found again after a crash: `chat.postMessage` has no client id. */
export function metadataFor(deliveryId: string) {
  return { event_type: EVENT_TYPE, event_payload: { delivery_id: deliveryId } }
}

export function carries(metadata: { event_type?: string; event_payload?: object } | undefined, deliveryId: string) {
  const payload: { delivery_id?: unknown } = metadata?.event_payload ?? {}
  return metadata?.event_type === EVENT_TYPE && payload.delivery_id === deliveryId
}
