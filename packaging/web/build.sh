#!/usr/bin/env bash
# Builds the style and fetches the script of the page (src/caseload/web/static) from their npm packages; needs npm.
# The style is GOV.UK Frontend's without its font, crown and logo, which are for gov.uk alone.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
static="$here/../../src/caseload/web/static"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
cp "$here/govuk.scss" "$work/"
cd "$work"
npm install --silent --no-fund --no-audit govuk-frontend@6.3.0 sass@1.108.2 htmx.org@2.0.11 >/dev/null
npx sass --style=compressed --no-source-map --quiet-deps --load-path=node_modules/govuk-frontend/dist govuk.scss govuk.css
if grep -qiE "GDS Transport|crown|crest|@font-face" govuk.css; then
    echo "the style names what is for gov.uk alone" >&2
    exit 1
fi
install -m 644 govuk.css "$static/govuk.css"
install -m 644 node_modules/htmx.org/dist/htmx.min.js "$static/htmx.js"
install -m 644 node_modules/htmx.org/LICENSE "$static/htmx.LICENSE.txt"
