import type { View } from '../protocol.js';
import { byId } from './dom.js';

export function showClock({ clock, timeZone, triggers }: View): void {
  byId('clock').textContent = clock;
  byId('zone').textContent = `${timeZone} · ${triggers === 1 ? '1 trigger' : `${String(triggers)} triggers`}`;
}

/** The buttons that let virtual time pass; triggers that fall due fire on the way. */
export function wireClock(advance: (hours: number) => void): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-hours]')) {
    button.addEventListener('click', () => { advance(Number(button.dataset['hours'])); });
  }
}
