# Takes values that may be secrets out of an answer, as the AWS CLI prints it, one member a line: the values of headers
# that a distribution adds, of conditions on headers and query strings, and of records that carry free text. A value
# that is gone reads as one that nobody saw; what precedes it in the order of the model tells what it is.
function gone(front) { print substr($0, 1, depth) front "null" (line ~ /,$/ ? "," : "") }
{
  match($0, /^ */); depth = RLENGTH; line = substr($0, depth + 1); sub(/\r$/, "", line)
  word = line; sub(/^"[A-Za-z]*": "?/, "", word); sub(/"?,?$/, "", word)
}
line ~ /^"Field": "/ { field = word }
line ~ /^"Type": "/ { type = word }
line ~ /^"[A-Za-z]*Config": [{]$/ && config == "" { config = line; at = depth }
line ~ /^[}]/ && depth == at { config = ""; at = -1 }
line ~ /^"ResourceRecords": [[]$/ { records = 1; from = depth }
line ~ /^[]]/ && records && depth == from { records = 0; type = "" }
line ~ /^"HeaderValue": "/ { gone("\"HeaderValue\": "); next }
line ~ /^"Value": "/ && config ~ /^"QueryStringConfig"/ { gone("\"Value\": "); next }
line ~ /^"Value": "/ && records && type !~ /^(@PLAIN@)$/ { gone("\"Value\": "); next }
line ~ /^"([^"\\]|\\.)*",?$/ && (config ~ /^"HttpHeaderConfig"/ || config == "" && field ~ /^(http-header|query-string)$/) {
  gone(""); next
}
{ print }
