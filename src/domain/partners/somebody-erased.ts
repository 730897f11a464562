/** How somebody is called whose person was erased. */
export const SOMEBODY_ERASED = 'somebody erased'
