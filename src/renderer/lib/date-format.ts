const formats = new Map<string, Intl.DateTimeFormat>();
const winter = Date.UTC(2026, 0);
const summer = Date.UTC(2026, 6);
let zone = '';

/** Changes with the computer's time zone; to ask for its name takes as long as to make a format. */
function zoneMark(): string {
  const times = [new Date(winter), new Date(summer), new Date()];
  return times.map((time) => time.getTimezoneOffset()).join(' ');
}

/**
 * A format for dates and times in the computer's time zone. Each is made once: that takes longer than to
 * show a row of a list. On a computer that travels they are made anew, as a format keeps its zone.
 */
export function dateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const now = zoneMark();
  if (now !== zone) formats.clear();
  zone = now;
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}
