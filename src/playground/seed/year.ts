import { seededChance } from "./chance.ts";
import type { SeedCustomer, SeedStep, When } from "./script.ts";
import { yearCustomers } from "./year-customers.ts";

/** A year of work: whom it is about and what happened, oldest first. */
export interface Year {
  readonly customers: readonly SeedCustomer[];
  readonly steps: readonly SeedStep[];
}

interface Size {
  readonly customers: number;
  readonly invitations: number;
}

const sales = ["U0ANNA", "U0BEN"] as const;
const admins = ["U0CILI", "U0DAN"] as const;
const titles = ["ügyvezető", "informatikai vezető", "tulajdonos", "Managing Director", "CIO"] as const;
const asked = [
  "A cég beolvadt egy másikba.",
  "They moved to another partner.",
  "Írásban kérték a kapcsolat lezárását.",
  "The company is closing.",
] as const;
const denied = [
  "A kérés nem a cégvezetőtől jött.",
  "Please call them first: the letter came from a private address.",
] as const;

/** The same year for the same size, whenever it is made. */
export function makeYear({ customers: count, invitations }: Size): Year {
  const chance = seededChance(20_251_122);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(chance() * from.length)] ?? from[0];
  const at = (fromHour: number, toHour: number) => {
    const minutes = Math.floor((fromHour + chance() * (toHour - fromHour)) * 60);
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  };
  const customers = yearCustomers(count, chance);
  const steps: SeedStep[] = [
    { daysAgo: 365, at: "08:00", step: "set-up", by: "U0OWNER" },
    { daysAgo: 365, at: "08:30", step: "import", by: "U0DAN", customers: customers.map(({ key }) => key) },
    { daysAgo: 2, at: "20:00", step: "all-read" },
  ];

  const story = (customer: SeedCustomer, since: number) => {
    const by = pick(sales);
    const fate = chance();
    const asksForDap = chance() < 0.3;
    const isJoint = chance() < 0.35;
    steps.push({
      daysAgo: since,
      at: at(7, 11),
      step: "invite",
      by,
      customer: customer.key,
      asksForDap,
      with: isJoint ? "us-and-provider" : "us",
      channel: customer.language === "hu" ? "C0SALESHU" : "C0SALES",
    });
    // A tenth is never answered and expires after thirty days.
    if (fate < 0.1) return;
    const answered = since - 1 - Math.floor(chance() * 12);
    if (answered < 1) return;
    if (fate < 0.14) {
      steps.push({ daysAgo: answered, at: at(11, 12), step: "withdraw", by, customer: customer.key });
      return;
    }
    steps.push({
      daysAgo: answered,
      at: at(12, 16),
      step: "answer",
      customer: customer.key,
      accepts: fate < 0.2 ? [] : isJoint && fate > 0.25 ? ["reseller", "provider"] : ["reseller"],
      grantsDap: chance() < 0.7,
      name: customer.contactName ?? "Alex Taylor",
      title: pick(titles),
    });
    if (fate >= 0.2) afterwards(customer, answered, chance());
  };

  const afterwards = ({ key }: SeedCustomer, since: number, fate: number) => {
    if (fate < 0.25 && since > 3) {
      steps.push({
        daysAgo: since - 2,
        at: at(8, 16),
        step: "enter",
        by: pick(admins),
        customer: key,
        entry: {
          entry: "holding",
          kind: "subscription",
          name: "Productivity Suite, Business",
          status: "active",
          quantity: 1 + Math.floor(chance() * 200),
          endsOn: { inDays: Math.floor(chance() * 300) },
        },
      });
    } else if (fate < 0.4 && since > 3) {
      steps.push({
        daysAgo: since - 2,
        at: at(8, 16),
        step: "enter",
        by: pick(admins),
        customer: key,
        entry: {
          entry: "gdap",
          name: "Support",
          roles: ["Directory Readers"],
          status: "active",
          endsOn: { inDays: 1 + Math.floor(chance() * 300) },
        },
      });
    } else if (fate > 0.85 && since > 40) {
      removal(key, since - 20 - Math.floor(chance() * 15));
    }
  };

  const removal = (customer: string, since: number) => {
    steps.push({
      daysAgo: since,
      at: at(8, 15),
      step: "ask-removal",
      by: pick(sales),
      customer,
      reason: pick(asked),
    });
    const fate = chance();
    // Some are forgotten, and lapse.
    if (fate < 0.1) return;
    const isDenied = fate < 0.35;
    steps.push({
      daysAgo: since - 1,
      at: at(8, 15),
      step: "decide",
      by: pick(admins),
      customer,
      decision: isDenied ? "deny" : "approve",
      reason: isDenied ? pick(denied) : null,
    });
  };

  for (let n = 0; n < invitations; n += 1) {
    const customer = customers[Math.floor((n * count) / invitations)];
    if (customer) story(customer, 364 - Math.floor((n * 363) / invitations));
  }
  return { customers, steps: steps.sort(byTime) };
}

function byTime(one: When, other: When): number {
  return other.daysAgo - one.daysAgo || (one.at < other.at ? -1 : 1);
}
