/** What a change does to whoever owes something. `unclear`: it may be one or the other. */
export type Burden = 'same' | 'tighter' | 'looser' | 'unclear'
