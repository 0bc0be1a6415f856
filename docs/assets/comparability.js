// How well figures can be compared: the verdict of their facts by the published rules (api/v1/comparability.json). The same
// as build_site/comparing/judging.py, and tested to agree with it.
const VERDICTS = ["comparable", "reservations", "not_comparable"];

export function worst(verdicts) {
  return VERDICTS[Math.max(0, ...verdicts.map(one => VERDICTS.indexOf(one)))];
}

// The verdict of figures that are put beside each other, and the rules that speak against it, in the rules' order.
export function judge(facts, rules) {
  const found = rules.filter(rule => speaksAgainst(rule, facts));
  return { verdict: worst(found.map(rule => rule.verdict)), rules: found };
}

// Figures that are alike in what the rule goes by are tried once. A figure is held against itself too: a rule may be about one.
function speaksAgainst(rule, facts) {
  const names = [...rule.differs, ...rule.known, ...rule.same, rule.either?.fact, rule.unless?.fact].filter(Boolean);
  const kinds = [...new Map(facts.map(one => [JSON.stringify(names.map(name => one[name])), one])).values()];
  return kinds.some((one, place) => kinds.slice(place).some(other => holds(rule, one, other)));
}

function holds(rule, one, other) {
  const differs = name => one[name] !== other[name];
  const meets = ({ fact, values }) => values.includes(one[fact]) || values.includes(other[fact]);
  return rule.differs.every(differs)
    && rule.known.every(name => one[name] && other[name])
    && !rule.same.some(differs)
    && (!rule.either || meets(rule.either))
    && (!rule.unless || !meets(rule.unless));
}

// Parts figures so that none stands with one that it can't be compared with; each comes where it first fits.
export function part(figures, rules) {
  const groups = [];
  for (const figure of figures) {
    const fitting = groups.find(group => judge([...group, figure].map(one => one.facts), rules).verdict !== "not_comparable");
    if (fitting) fitting.push(figure);
    else groups.push([figure]);
  }
  return groups;
}
