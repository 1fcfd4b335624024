import type { Clock } from '../app/ports.js';

export function appsScriptClock(zone: () => string): Clock {
  return {
    now: () => Date.now(),
    local: (ms) => {
      // The script's own zone is the publisher's, so the spreadsheet's is always named.
      const text = Utilities.formatDate(new Date(ms), zone(), "yyyy-MM-dd'T'HH:mm");
      return { day: text.slice(0, 10), hour: Number(text.slice(11, 13)), minute: Number(text.slice(14, 16)) };
    },
    sleep: (ms) => Utilities.sleep(ms),
  };
}
