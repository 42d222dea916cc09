// How many screens and commands are open: of everybody, and of one person. Counts only.

export type Seat = { leave(): void };

export type Seats = {
  /** A place, or why there is none, in words for them. */
  take(person: string): Seat | { readonly full: string };
  readonly taken: () => number;
};

export function createSeats(limits: { readonly all: number; readonly perPerson: number }): Seats {
  const people: string[] = [];
  return {
    taken: () => people.length,
    take(person) {
      if (people.length >= limits.all) return { full: `all ${limits.all} places are taken` };
      if (people.filter((one) => one === person).length >= limits.perPerson) {
        return { full: `you have ${limits.perPerson} sessions open already` };
      }
      people.push(person);
      let isHere = true;
      return {
        leave() {
          if (!isHere) return;
          isHere = false;
          people.splice(people.indexOf(person), 1);
        },
      };
    },
  };
}
