// Days as declarations write them (RFC 3339, full-date), without a clock or a calendar of the host.

const DAY = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;
const DAY_MS = 86_400_000;

/** Milliseconds from 1970 to the start of a day in UTC: `2027-03-01`; undefined when there is no such day. */
export function dayMs(text: string): number | undefined {
  const [, years, months, days] = DAY.exec(text) ?? [];
  const year = Number(years);
  const month = Number(months);
  const day = Number(days);
  if (years === undefined || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return undefined;
  return daysFromEpoch(year, month, day) * DAY_MS;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Gregorian, also before its time. Years begin in March here, so that the leap day is a year's last. */
function daysFromEpoch(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + day - 1;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  return from * 365 + leaps + dayOfYear - 719_468;
}
