/// <reference lib="dom" />

// A plain script, run before anything is drawn: a chosen theme must not flash in the other one first.
{
  const chosen = localStorage.getItem('liaison.playground.theme')
  if (chosen !== null) document.documentElement.dataset['theme'] = chosen
}
