# Headings of evidence tables.

column-destination = destination
column-target = target
column-state = state
column-rule = rule
column-action = action
column-protocol = protocol
column-ports = ports
column-from = from
column-to = to
column-source = source
column-direction = direction
column-layer = layer
column-resource = resource
column-packet = packet
column-what = what
column-value = value
column-address = address
column-block = block
column-subnet = subnet
column-zone = zone
column-name = name
